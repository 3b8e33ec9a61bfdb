begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_completed('one');
select tests.given_completed('other');
select tests.migrate('one', 'one@example.org',
  consents => '{"terms": "2026-01", "contact": true, "marketing": false}');
select tests.migrate('other', 'other@example.org', consents => '{"terms": "2026-02"}');

select results_eq(
  $$
    select c.terms_version, c.terms_accepted_at, c.contact_consented_at, c.marketing_consented_at
    from app.client as c
    where c.id in (tests.client('one'), tests.client('other'))
    order by 1
  $$,
  $$
    values ('2026-01', now(), now(), null::timestamptz), ('2026-02', now(), null, null)
  $$,
  'a date for each yes, none for a no or for silence'
);
select is_empty(
  $$ select from app.client as c where c.id = tests.client('one') and c.provenance ? 'terms' $$,
  'consents are no profile'
);

select * from finish();
rollback;
