begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

select tests.given_client('durand');
select api.set_file_status(tests.client('durand'), 'TICPE', 'in_progress', 'lea');
update app.client_produit_eligible
set recommendation = '{"next_step": "as agreed with Lea"}',
  file_status_at = now() - interval '1 day'
where client_id = tests.client('durand') and produit = 'TICPE';
select tests.given_completed('later', tests.haulier() || '{"LITRES_POIDS_LOURDS": 1000}');
select tests.attach('later', tests.client('durand'));

select results_eq(
  $$
    select p.file_status::text, p.file_status_at, p.recommendation ->> 'next_step'
    from app.client_produit_eligible as p
    where p.client_id = tests.client('durand') and p.produit = 'TICPE'
  $$,
  $$ values ('in_progress', now() - interval '1 day', 'as agreed with Lea') $$,
  'status and recommendation stay'
);
select is(
  (select p.amount_high from app.client_produit_eligible as p
    where p.client_id = tests.client('durand') and p.produit = 'TICPE'),
  1867.20,
  'the estimate follows'
);
select is(
  (select p.metadata #>> '{changes,0,from,amount_high}' from app.client_produit_eligible as p
    where p.client_id = tests.client('durand') and p.produit = 'TICPE'),
  '5601.60',
  'and the change is noted'
);

select * from finish();
rollback;
