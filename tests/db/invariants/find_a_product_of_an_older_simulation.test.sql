begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/promises.psql
select plan(1);

select tests.given_client('durand');
select tests.given_completed('later');
select tests.attach('later', tests.client('durand'));

select results_eq(
  $$
    select * from tests.broken_by($break$
      update app.client_produit_eligible as p set simulation_id = m.id
      from app.simulation as m
      where m.session_id::text = tests.session_id('durand') and p.client_id = m.client_id
        and p.produit = 'TICPE'
    $break$)
  $$,
  $$
    values (
      'a product comes from the latest simulation that found it',
      tests.session_id('later')::uuid, tests.client('durand')
    )
  $$,
  'that row and no other'
);

select * from finish();
rollback;
