begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_completed('haulier', tests.haulier() || '{"EFFECTIF": null, "CHAUFFEURS": 8}');
select tests.migrate('haulier', profile => tests.profile() || '{
  "phone": "+33612345678", "siren": "732829320", "revenu_annuel": 2000000.5
}');

-- 1 800 000 € at 80 000 € an employee is 22.5 employees: what the form says of the turnover comes
-- after the estimate, which rests on the answers.
select is(
  (select to_jsonb(c) - array['id', 'created_at', 'is_test', 'terms_version', 'terms_accepted_at',
    'contact_consented_at', 'contact_text_version', 'marketing_consented_at',
    'marketing_text_version', 'email_proved_at', 'may_be_contacted']
    from app.client as c where c.id = tests.client('haulier')),
  '{
    "company_name": "Transports Durand", "contact_name": "Anne Durand",
    "phone": "+33612345678", "siren": "732829320", "secteur_activite": "transport_marchandises",
    "nombre_employes": 23, "revenu_annuel": 2000000.50, "anciennete_entreprise": 5,
    "provenance": {
      "company_name": "form", "contact_name": "form", "phone": "form", "siren": "form",
      "secteur_activite": "answer", "nombre_employes": "estimated", "revenu_annuel": "form",
      "anciennete_entreprise": "default"
    }
  }',
  'the form, the answers, an estimate and the usual age'
);

select * from finish();
rollback;
