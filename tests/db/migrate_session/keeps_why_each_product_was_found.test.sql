begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_completed('haulier');
select tests.migrate('haulier');

select results_eq(
  $$
    select p.produit, p.metadata -> 'criteria' from app.client_produit_eligible as p
    where p.client_id = tests.client('haulier')
    order by 1
  $$,
  $$
    select e.produit, e.criteria from app.temporary_eligibility as e
    where e.session_id::text = tests.session_id('haulier') and e.state <> 'not_eligible'
    order by 1
  $$,
  'the criteria, held or unknown'
);

select * from finish();
rollback;
