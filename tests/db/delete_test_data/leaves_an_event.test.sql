begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

select api.delete_test_data();
create temporary table before on commit drop as
select max(e.id) as id from app.audit_event as e;
select tests.given_open('test', is_test => true);
select api.delete_test_data();

select results_eq(
  $$
    select e.kind, e.session_id, e.client_id, e.actor, e.details
    from app.audit_event as e, before as b where e.id > b.id
  $$,
  $$
    values (
      'test_data_deleted', null::uuid, null::uuid, 'test', jsonb '{"sessions": 1, "clients": 0}'
    )
  $$,
  'the trail says what went'
);

select * from finish();
rollback;
