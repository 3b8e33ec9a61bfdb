begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(5);

select tests.act_as('service_role');

select tests.refuses(
  $$ select api.record_migration_failure(null, null, 'internal_error', null) $$,
  'PT400', 'invalid_input', 'a request has an id'
);
select tests.refuses(
  $$ select api.record_migration_failure(null, 'r', null, null) $$,
  'PT400', 'invalid_input', 'a failure has a code'
);
select ok(
  api.record_migration_failure(null, 'r', 'internal_error', null),
  'what step it was may be unknown'
);

select * from finish();
rollback;
