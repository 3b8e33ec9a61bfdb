begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(4);

select tests.given_open('begun', tests.haulier() - array['CA', 'IMPAYES']);
select tests.given_open('all answered', tests.haulier());

select tests.refuses(
  $$ select tests.migrate('begun') $$, 'PT422', 'session_incomplete', 'questions remain'
);
select is(
  tests.error_of($$ select tests.migrate('begun') $$) -> 'details',
  '[{"field": "CA", "code": "required"}, {"field": "IMPAYES", "code": "required"}]',
  'which ones'
);
select is(
  tests.error_of($$ select tests.migrate('all answered') $$) -> 'details', '[]',
  'or none: the results were not asked for'
);

select * from finish();
rollback;
