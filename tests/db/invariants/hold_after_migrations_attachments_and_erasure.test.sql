begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_client('durand');
select tests.given_completed('later', tests.haulier() || '{"LITRES_POIDS_LOURDS": 1000}');
select tests.attach('later', tests.client('durand'));
select tests.given_client('consultant', tests.consultant());
select tests.given_client('erased');
select app.delete_auth_user(tests.client('erased'));
select tests.given_completed('completed');
select tests.given_open('open');

select is_empty('select * from app.check_invariants()', 'no promise is broken');

select * from finish();
rollback;
