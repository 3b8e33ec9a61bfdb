begin;
\ir ../_support/all.psql
\ir ../_support/auth_copy.psql
select plan(3);

select is_empty(
  $$ select * from tests.drift('alter table auth_copy.users add column nickname text') $$,
  'one that may be null'
);
select is_empty(
  $$
    select * from tests.drift(
      'alter table auth_copy.users add column is_vip boolean not null default false'
    )
  $$,
  'one with a default'
);
select is_empty(
  $$
    select * from tests.drift(
      'alter table auth_copy.users add column place bigint not null generated always as identity'
    )
  $$,
  'one that numbers itself'
);

select * from finish();
rollback;
