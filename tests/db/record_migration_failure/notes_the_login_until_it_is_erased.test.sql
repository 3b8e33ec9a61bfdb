begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_client('durand');
select tests.given_completed('later');

select tests.act_as('service_role');
select api.record_migration_failure(
  tests.session_id('later'), f.request, 'internal_error', 'move_session', f.client_id
)
from (values
  ('a sign-up', null),
  ('an attachment', tests.client('durand')),
  ('to nobody', '00000000-0000-4000-8000-000000000000')
) as f (request, client_id);
select tests.act_as_owner();

create function tests.noted()
returns table (request_id text, road text, client_id uuid)
language sql
stable
set search_path = ''
as $$
  select f.request_id, f.road, f.client_id
  from app.migration_failure as f
  where f.session_id::text = tests.session_id('later');
$$;

select set_eq(
  'select * from tests.noted()',
  $$
    values ('a sign-up', 'migrate', null), ('an attachment', 'attach', tests.client('durand')),
      ('to nobody', 'attach', null)
  $$,
  'an attachment with its login, a sign-up with none; a login that is gone costs no failure'
);

select tests.act_as('service_role');
select app.erase_client(tests.client('durand'), 'operator:lea', 'requested');
select tests.act_as_owner();
select set_eq(
  'select * from tests.noted()',
  $$
    values ('a sign-up', 'migrate', null::uuid), ('an attachment', 'attach', null),
      ('to nobody', 'attach', null)
  $$,
  'erasure takes him out of it, and leaves that it was an attachment'
);

select * from finish();
rollback;
