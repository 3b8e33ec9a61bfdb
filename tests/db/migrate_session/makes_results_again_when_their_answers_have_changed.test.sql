begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select tests.given_completed('haulier');
update app.temporary_session set completed_at = now() - interval '1 minute'
where id::text = tests.session_id('haulier');
-- By hand, behind the back of the API, which would have reopened the session.
update app.temporary_response set value = '1000'
where session_id::text = tests.session_id('haulier') and question = 'LITRES_POIDS_LOURDS';
select tests.migrate('haulier');

select is(
  (select p.amount_high from app.client_produit_eligible as p
    where p.client_id = tests.client('haulier') and p.produit = 'TICPE'), 1867.20,
  'the product has the amount of the new answer'
);
select is(
  (select r ->> 'amount_high' from app.simulation as m, json_array_elements(m.results) as r
    where m.client_id = tests.client('haulier') and r ->> 'produit' = 'TICPE'),
  '1867.20',
  'so has the simulation'
);
select results_eq(
  $$
    select m.evaluated_on, m.completed_at from app.simulation as m
    where m.client_id = tests.client('haulier')
  $$,
  $$ values (date '2026-12-01', now() - interval '1 minute') $$,
  'with the figures of the day, and the time, at which it was completed'
);

select * from finish();
rollback;
