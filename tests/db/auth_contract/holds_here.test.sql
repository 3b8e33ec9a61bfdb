begin;
\ir ../_support/all.psql
\ir ../_support/auth_copy.psql
select plan(2);

select is_empty('select * from app.check_auth_contract()', 'auth is as we rely on it');
select is_empty('select * from tests.check_auth_copy()', 'so is its copy');

select * from finish();
rollback;
