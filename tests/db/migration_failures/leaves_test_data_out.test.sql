begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/failures.psql
select plan(1);

select tests.given_completed('test', is_test => true);
select tests.given_failure('a-request', tests.session_id('test'));

select is(api.migration_failures(), '{"failures": [], "next": null}', 'as the statistics do');

select * from finish();
rollback;
