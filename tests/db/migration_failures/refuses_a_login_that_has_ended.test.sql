begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/logins.psql
select plan(3);

select tests.given_login('operator@example.org');
select set_config(
  'tests.login', tests.open_login(tests.login('operator@example.org'))::text, true
);

create function tests.ask()
returns jsonb
language sql
volatile
set search_path = ''
as $$
  select api.migration_failures(
    operator_id => tests.login('operator@example.org'),
    login_id => current_setting('tests.login')
  );
$$;

select lives_ok('select tests.ask()', 'an operator who is signed in');
select tests.end_login('signed out', tests.login('operator@example.org'));
select tests.refuses('select tests.ask()', 'PT401', 'unauthorized', 'one who was signed out');

select * from finish();
rollback;
