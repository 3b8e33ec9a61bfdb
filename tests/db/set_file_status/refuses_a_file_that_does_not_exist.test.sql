begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(4);

select tests.given_client('durand');
select tests.act_as('service_role');

select tests.refuses(
  $$ select api.set_file_status(tests.client('durand'), 'GAZ', 'done', 'lea') $$,
  'PT404', 'not_found', 'a product that the client does not have'
);
select tests.refuses(
  $$
    select api.set_file_status(
      '00000000-0000-4000-8000-000000000000', 'TICPE', 'done', 'lea'
    )
  $$,
  'PT404', 'not_found', 'a client who does not exist'
);

select * from finish();
rollback;
