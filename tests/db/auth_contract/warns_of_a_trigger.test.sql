begin;
\ir ../_support/all.psql
\ir ../_support/auth_copy.psql
select plan(2);

create function tests.nothing() returns trigger language plpgsql as 'begin return new; end';

select results_eq(
  $$
    select * from tests.drift($drift$
      create trigger on_sign_up after insert on auth_copy.users
      for each row execute function tests.nothing()
    $drift$)
  $$,
  $$
    values (
      'warning', 'auth.users', 'has a trigger that Supabase does not ship: on_sign_up'
    )
  $$,
  'on the users'
);
select results_eq(
  $$
    select * from tests.drift($drift$
      create trigger on_link after insert on auth_copy.identities
      for each row execute function tests.nothing()
    $drift$)
  $$,
  $$
    values (
      'warning', 'auth.identities', 'has a trigger that Supabase does not ship: on_link'
    )
  $$,
  'on the identities'
);

select * from finish();
rollback;
