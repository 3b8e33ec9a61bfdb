begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_client('durand');
select tests.given_client('other', tests.consultant());

select tests.act_as('authenticated', tests.client('other'));
select is(
  (select jsonb_build_array(
      k #> '{client,id}', jsonb_array_length(k -> 'produits'),
      jsonb_array_length(k -> 'simulations'), jsonb_array_length(k -> 'events')
    ) from api.client_export() as k),
  jsonb_build_array(tests.client('other'), 0, 1, 1),
  'his own profile, simulation and sign-up alone'
);
select unalike(
  api.client_export()::text, '%' || tests.client('durand') || '%', 'the neighbour is nowhere'
);

select * from finish();
rollback;
