begin;
\ir ../_support/all.psql
\ir ../_support/auth_copy.psql
select plan(2);

select results_eq(
  format($$ select * from tests.drift(%L) $$, s.statement),
  $$
    values (
      'error', 'auth.users.email', 'has lost the trigger that watches it for another address'
    )
  $$,
  s.why
)
from (values
  ('drop trigger tremplin_doubt_changed_email on auth_copy.users', 'as a restored database may'),
  (
    'alter table auth_copy.users disable trigger tremplin_doubt_changed_email',
    'or one where somebody switched it off'
  )
) as s (statement, why);

select * from finish();
rollback;
