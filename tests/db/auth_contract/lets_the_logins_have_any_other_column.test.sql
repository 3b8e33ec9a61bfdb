begin;
\ir ../_support/all.psql
\ir ../_support/auth_copy.psql
select plan(2);

select is_empty(
  $$
    select * from tests.drift($drift$
      alter table auth_copy.sessions add column device uuid not null
    $drift$)
  $$,
  'nobody but Auth fills them'
);
select is_empty(
  $$ select * from tests.drift('alter table auth_copy.sessions drop column scopes') $$,
  'and nobody but Auth reads the rest'
);

select * from finish();
rollback;
