begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/logins.psql
select plan(3);

select tests.given_client('durand');
select tests.given_completed('later', tests.consultant());
select set_config('tests.login', tests.open_login(tests.client('durand'))::text, true);

create function tests.road()
returns text
language sql
volatile
set search_path = ''
as $$
  select api.preview_migration(
    tests.session_id('later'), tests.token('later'), tests.client('durand'),
    current_setting('tests.login')
  ) ->> 'road';
$$;

select is(tests.road(), 'attach', 'one that lives is told');
select tests.end_login('banned', tests.client('durand'));
select tests.refuses('select tests.road()', 'PT401', 'unauthorized', 'one that was banned');

select * from finish();
rollback;
