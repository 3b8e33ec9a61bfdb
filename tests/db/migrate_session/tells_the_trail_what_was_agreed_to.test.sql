begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(3);

create function tests.agreed(name text)
returns setof text
language sql
stable
set search_path = ''
as $$
  select e.actor || ' ' || e.details
  from app.audit_event as e
  where e.client_id = tests.client(agreed.name) and e.kind = 'consents_set';
$$;

select tests.given_completed('one');
select tests.migrate('one', 'one@example.org', consents => '{"terms": " 2026-01-15 "}');
select results_eq(
  $$ select tests.agreed('one') $$,
  $$ values ('visitor {"given": {"terms": "2026-01-15"}}') $$,
  'the terms alone'
);

select tests.given_completed('two');
select tests.migrate(
  'two', 'two@example.org',
  consents => '{"terms": "2026-01", "contact": false, "marketing": true}'
);
select results_eq(
  $$ select tests.agreed('two') $$,
  $$ values ('visitor {"given": {"terms": "2026-01", "marketing": "2026-01"}}') $$,
  'each consent that was given, with the version of its text'
);

select tests.given_completed('three');
select tests.given_login('three@example.org');
select tests.attach('three', tests.login('three@example.org'), tests.profile(), tests.consents());
select tests.given_completed('again');
select tests.attach('again', tests.login('three@example.org'), tests.profile(), tests.consents());
select results_eq(
  $$ select tests.agreed('three') $$,
  $$ values ('client {"given": {"terms": "2026-01", "contact": "2026-01"}}') $$,
  'also by a login''s first simulation, and by no later one'
);

select * from finish();
rollback;
