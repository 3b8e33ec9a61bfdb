begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(5);

select tests.given_completed('haulier');
select tests.given_login('anne@durand.example');

select is(
  tests.attach(
    'haulier', tests.login('anne@durand.example'), tests.profile() || '{"siren": "732829320"}',
    tests.consents()
  ),
  jsonb_build_object(
    'client_id', tests.login('anne@durand.example'), 'added', 5, 'refreshed', 0, 'protected', 0
  ),
  'every product is added'
);
select is(
  (select to_jsonb(c) - array['created_at', 'terms_accepted_at', 'contact_consented_at']
    from app.client as c where c.id = tests.login('anne@durand.example')),
  jsonb_build_object(
    'id', tests.login('anne@durand.example'),
    'company_name', 'Transports Durand', 'contact_name', 'Anne Durand', 'phone', null,
    'siren', '732829320', 'secteur_activite', 'transport_marchandises', 'nombre_employes', 12,
    'revenu_annuel', 1800000.00, 'anciennete_entreprise', 5,
    'provenance', jsonb '{
      "company_name": "form", "contact_name": "form", "siren": "form",
      "secteur_activite": "answer", "nombre_employes": "answer", "revenu_annuel": "answer",
      "anciennete_entreprise": "default"
    }',
    'terms_version', '2026-01', 'contact_text_version', '2026-01',
    'marketing_consented_at', null, 'marketing_text_version', null, 'email_proved_at', null,
    'may_be_contacted', false, 'is_test', false
  ),
  'the client is made as by a sign-up'
);
select is(
  tests.client('haulier'), tests.login('anne@durand.example'), 'and has the session'
);
select is(
  (select m.responses from app.simulation as m
    where m.client_id = tests.login('anne@durand.example')),
  tests.haulier(),
  'and the simulation'
);
select is_empty('select * from app.check_invariants()', 'every promise is kept');

select * from finish();
rollback;
