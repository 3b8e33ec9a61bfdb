begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_completed('haulier');
select api.save_responses(
  tests.session_id('haulier'), tests.token('haulier'), '{"EFFECTIF": 13}'
);

select tests.refuses(
  $$ select tests.migrate('haulier') $$, 'PT422', 'session_incomplete', 'results no longer hold'
);

select * from finish();
rollback;
