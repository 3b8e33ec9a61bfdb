begin;
\ir ../_support/all.psql
select plan(4);

create function tests.last_look()
returns setof jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object('actor', e.actor, 'problems', e.details -> 'problems')
  from app.audit_event as e
  where e.kind = 'auth_contract_checked' order by e.id desc limit 1;
$$;

select is(app.watch_auth_contract(), 0, 'all is well');
select is(
  tests.last_look(), '{"actor": "clock", "problems": []}', 'and that somebody looked is noted'
);

create function tests.welcome() returns trigger language plpgsql as $$ begin return new; end; $$;
create trigger welcome after insert on auth.users
  for each row execute function tests.welcome();

select is(app.watch_auth_contract(), 1, 'a problem is counted');
select is(
  tests.last_look() -> 'problems' -> 0,
  '{
    "severity": "warning", "of": "auth.users",
    "problem": "has a trigger that Supabase does not ship: welcome"
  }',
  'and noted'
);

select * from finish();
rollback;
