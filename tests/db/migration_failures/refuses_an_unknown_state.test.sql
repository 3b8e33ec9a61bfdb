begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.act_as('service_role');

select tests.refuses(
  $$ select api.migration_failures('closed') $$, 'PT400', 'invalid_input', 'three states'
);

select * from finish();
rollback;
