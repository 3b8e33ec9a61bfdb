begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(2);

select tests.given_completed('haulier');
select is(
  tests.data('haulier') -> 'prefill',
  jsonb '{
    "secteur_activite": {"value": "transport_marchandises", "provenance": "answer"},
    "nombre_employes": {"value": 12, "provenance": "answer"},
    "revenu_annuel": {"value": 1800000, "provenance": "answer"},
    "anciennete_entreprise": {"value": 5, "provenance": "default"}
  }',
  'an answer is never replaced by an estimate; the age is a default'
);

select tests.save('haulier', '{"EFFECTIF": 0, "CHAUFFEURS": 0, "CA": 0}');
select results_eq(
  $$ select p -> 'nombre_employes', p -> 'revenu_annuel'
    from (select tests.data('haulier') -> 'prefill') as shown (p) $$,
  $$ values (
    jsonb '{"value": 0, "provenance": "answer"}', jsonb '{"value": 0, "provenance": "answer"}'
  ) $$,
  'nothing is an answer too'
);

select * from finish();
rollback;
