begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(6);

select tests.act_as('service_role');

select tests.refuses(
  $$ select api.record_migration_failure(null, 'r', 'Anne Durand could not sign up', null) $$,
  'PT400', 'invalid_input', 'a code is a word'
);
select tests.refuses(
  $$ select api.record_migration_failure(null, 'r', 'internal_error', 'anne@durand.example') $$,
  'PT400', 'invalid_input', 'a step is a word'
);
select tests.refuses(
  $$ select api.record_migration_failure(null, '', 'internal_error', null) $$,
  'PT400', 'invalid_input', 'a request has an id'
);

select * from finish();
rollback;
