begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(8);

select tests.given_client('durand');
set local role service_role;
select tests.refuses(
  $$ select api.erase_client(tests.client('durand'), 'lea', 'he was rude') $$,
  'PT400', 'invalid_input', 'a reason of one''s own'
);
select tests.refuses(
  $$ select api.erase_client(tests.client('durand'), 'lea', null) $$,
  'PT400', 'invalid_input', 'no reason'
);
select tests.refuses(
  $$ select api.erase_client(tests.client('durand'), 'Léa Martin', 'requested') $$,
  'PT400', 'invalid_input', 'an operator by name'
);
select tests.refuses(
  $$ select api.erase_client(gen_random_uuid(), 'lea', 'requested') $$,
  'PT404', 'not_found', 'nobody'
);

select * from finish();
rollback;
