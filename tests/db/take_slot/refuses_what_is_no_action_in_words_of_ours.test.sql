begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(6);

select tests.act_as('service_role');

select tests.refuses(
  $$ select api.take_slot('sing', null, null) $$,
  'PT400', 'invalid_input', 'an action is one of those that are limited'
);
select tests.refuses(
  $$ select api.take_slot(null, null, null) $$,
  'PT400', 'invalid_input', 'and one is named'
);
select tests.refuses(
  $$ select api.take_slot('create_session', '192.0.2.1', null) $$,
  'PT400', 'invalid_input', 'an address is a digest'
);

select * from finish();
rollback;
