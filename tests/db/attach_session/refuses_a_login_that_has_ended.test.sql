begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/logins.psql
select plan(5);

select tests.given_client('durand');
select tests.given_completed('later', tests.consultant());
select tests.open_login(tests.client('durand'));

create function tests.attach_by(login_id text)
returns jsonb
language sql
volatile
set search_path = ''
as $$
  select api.attach_session(
    tests.session_id('later'), tests.token('later'), tests.client('durand'),
    login_id => attach_by.login_id
  );
$$;

savepoint signed_in;
select lives_ok(
  $$ select tests.attach_by(tests.open_login(tests.client('durand'))::text) $$, 'one that lives'
);
rollback to savepoint signed_in;

select set_config('tests.login', tests.open_login(tests.client('durand'))::text, true);
select tests.end_login('signed out', tests.client('durand'));
select tests.refuses(
  $$ select tests.attach_by(current_setting('tests.login')) $$, 'PT401', 'unauthorized',
  'one that was signed out'
);
select tests.refuses(
  $$ select tests.attach_by('not a uuid') $$, 'PT401', 'unauthorized', 'one that never was'
);

select * from finish();
rollback;
