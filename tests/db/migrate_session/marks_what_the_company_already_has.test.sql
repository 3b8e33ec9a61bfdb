begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_completed('haulier', tests.haulier() || '{"DEJA_EN_PLACE": ["TICPE"]}');
select tests.migrate('haulier');

select set_eq(
  $$ select p.produit from app.client_produit_eligible as p
    where p.client_id = tests.client('haulier') and p.already_in_place $$,
  array['TICPE'],
  'it moves too, shown as such'
);

select * from finish();
rollback;
