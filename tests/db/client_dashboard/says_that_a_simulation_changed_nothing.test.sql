begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_client('durand');
select tests.given_completed('same');
select tests.attach('same', tests.client('durand'));

select tests.act_as('authenticated', tests.client('durand'));
select is(
  (select jsonb_agg(m -> 'changes')
    from jsonb_array_elements(api.client_dashboard() -> 'simulations') as m),
  '[{"produits": [], "totals": null}, null]',
  'the same answers, the same results'
);

select * from finish();
rollback;
