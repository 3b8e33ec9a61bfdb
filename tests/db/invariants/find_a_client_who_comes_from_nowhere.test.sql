begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/promises.psql
select plan(1);

select tests.given_login('durand@example.org');

select results_eq(
  $$
    select * from tests.broken_by($break$
      insert into app.client (id, company_name, contact_name, terms_version, terms_accepted_at)
      values (tests.login('durand@example.org'), 'Durand', 'Durand', '2026-01', now())
    $break$)
  $$,
  $$
    values ('a client comes from a migration', null::uuid, tests.login('durand@example.org'))
  $$,
  'that row and no other'
);

select * from finish();
rollback;
