begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_completed('haulier');
select tests.migrate('haulier', profile => '{
  "company_name": "  Transports Durand ", "contact_name": " Anne Durand", "siren": " 732829320 ",
  "phone": "+33612345678 "
}', consents => '{"terms": " 2026-01 "}');

select results_eq(
  $$ select company_name, contact_name, siren, phone, terms_version from app.client
    where id = tests.client('haulier')
  $$,
  $$ values ('Transports Durand', 'Anne Durand', '732829320', '+33612345678', '2026-01') $$,
  'as it was judged'
);

select * from finish();
rollback;
