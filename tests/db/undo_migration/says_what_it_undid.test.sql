begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/undo.psql
select plan(2);

select tests.given_client('durand');
create temporary table undone on commit drop as
select tests.client('durand') as client_id, '{}'::jsonb as answer;
grant select on undone to public;
update undone set answer = tests.undo('durand', 'lea', ' a double sign-up ');

select is(
  (select u.answer from undone as u),
  (select jsonb_build_object(
    'session_id', tests.session_id('durand'), 'client_id', u.client_id,
    'undone', 'session_migrated'
  ) from undone as u),
  'to the operator'
);
select results_eq(
  $$
    select e.client_id, e.actor, e.details from app.audit_event as e
    where e.session_id::text = tests.session_id('durand') and e.kind = 'migration_undone'
  $$,
  $$
    select u.client_id, 'operator:lea',
      '{"undone": "session_migrated", "client_gone": true, "reason": "a double sign-up"}'::jsonb
    from undone as u
  $$,
  'and to the trail'
);

select * from finish();
rollback;
