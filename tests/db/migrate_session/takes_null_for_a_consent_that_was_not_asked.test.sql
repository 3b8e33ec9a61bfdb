begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select tests.given_completed('haulier');
select tests.migrate(
  'haulier', consents => '{"terms": "2026-01", "contact": null, "marketing": null}'
);

select results_eq(
  $$
    select c.contact_consented_at, c.marketing_consented_at from app.client as c
    where c.id = tests.client('haulier')
  $$,
  $$ values (null::timestamptz, null::timestamptz) $$,
  'silence is no consent'
);

select * from finish();
rollback;
