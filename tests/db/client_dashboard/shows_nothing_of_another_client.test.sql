begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_client('durand');
select tests.given_client('other', tests.consultant());

select tests.act_as('authenticated', tests.client('other'));
select is(
  api.client_dashboard() -> 'produits', '[]', 'no product of his: the neighbour has five'
);
select is(
  (select jsonb_agg(m #> '{responses,SECTEUR}')
    from jsonb_array_elements(api.client_dashboard() -> 'simulations') as m),
  '["services_entreprises"]',
  'his own simulation alone'
);

select * from finish();
rollback;
