begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(2);

select tests.given_client('durand');
select tests.given_client('other');
select tests.given_completed('later');
insert into app.migration_failure (session_id, request_id, code, step, road, client_id)
select
  tests.session_id(f.session)::uuid, f.request, 'internal_error', 'move_session', 'attach', c.id
from (values
  ('durand', 'his own at last', 'durand'), ('later', 'never attached', 'durand'),
  ('other', 'another''s by now', 'durand'), ('durand', 'from another', 'other')
) as f (session, request, name)
cross join lateral (select tests.client(f.name)) as c (id);

select tests.act_as('authenticated', tests.client('durand'));
create temporary table kept on commit drop as select api.client_export() as body;
select tests.act_as_owner();

select set_eq(
  $$
    select f.value ->> 'request_id'
    from kept as k cross join jsonb_array_elements(k.body -> 'failures') as f
  $$,
  $$ values ('never attached'), ('another''s by now') $$,
  'those of his login, beside those of his sessions'
);
select ok(
  (select strpos(k.body::text, tests.client('other')::text) = 0 from kept as k),
  'another who tried the same session is not named'
);

select * from finish();
rollback;
