begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_completed('haulier');
select tests.migrate('haulier', profile => tests.profile() || '{
  "secteur_activite": "btp", "nombre_employes": 13, "revenu_annuel": 1, "anciennete_entreprise": 0
}');

select results_eq(
  $$
    select c.secteur_activite, c.nombre_employes, c.revenu_annuel, c.anciennete_entreprise,
      c.provenance - array['company_name', 'contact_name']
    from app.client as c
    where c.id = tests.client('haulier')
  $$,
  $$
    values ('btp', 13, 1.00, 0, jsonb '{
      "secteur_activite": "form", "nombre_employes": "form", "revenu_annuel": "form",
      "anciennete_entreprise": "form"
    }')
  $$,
  'what the person types is kept, and said to be his'
);

select * from finish();
rollback;
