begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_client('durand');
select tests.given_completed('later', tests.haulier() || '{"IMPAYES": 0}');
select tests.attach('later', tests.client('durand'));
update app.simulation set created_at = now() - interval '1 day'
where session_id::text = tests.session_id('durand');

select tests.act_as('authenticated', tests.client('durand'));
select is(
  (select jsonb_agg(p -> 'produit')
    from jsonb_array_elements(api.client_dashboard() -> 'produits') as p
    where not (p -> 'in_latest')::boolean),
  '["RECOUVREMENT"]',
  'the product stays, and says so'
);

select * from finish();
rollback;
