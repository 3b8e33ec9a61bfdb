begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_completed('haulier');

select lives_ok(
  $$
    select tests.migrate('haulier', profile => jsonb_build_object(
      'company_name', repeat('é', 200), 'contact_name', 'A', 'phone', '+123456789012345',
      'siren', '732829320', 'secteur_activite', 'autre', 'nombre_employes', 10000,
      'revenu_annuel', 1000000000, 'anciennete_entreprise', 500
    ))
  $$,
  'each bound is within'
);

select * from finish();
rollback;
