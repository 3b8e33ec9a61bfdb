begin;
\ir ../_support/all.psql
\ir ../_support/auth_copy.psql
select plan(3);

select results_eq(
  $$ select * from tests.drift('alter table auth_copy.users add column nickname text') $$,
  $$ values ('warning', 'auth.users.nickname', 'is new') $$,
  'one that may be null'
);
select results_eq(
  $$
    select * from tests.drift(
      'alter table auth_copy.users add column is_vip boolean not null default false'
    )
  $$,
  $$ values ('warning', 'auth.users.is_vip', 'is new') $$,
  'one with a default'
);
select results_eq(
  $$
    select * from tests.drift(
      'alter table auth_copy.users add column place bigint not null generated always as identity'
    )
  $$,
  $$ values ('warning', 'auth.users.place', 'is new') $$,
  'one that numbers itself'
);

select * from finish();
rollback;
