create function api.delete_test_data()
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  v_clients uuid[];
  v_sessions integer;
begin
  -- Auth users before sessions before clients, as whoever erases, migrates or attaches takes them
  perform app.lock_auth_user(c.id) from app.client as c where c.is_test order by c.id;
  perform from app.temporary_session as s where s.is_test order by s.id for update;
  perform from app.client as c where c.is_test order by c.id for update;

  v_clients := array(
    select c.id
    from app.client as c
    where c.is_test and not exists (
      select from app.temporary_session as s where s.client_id = c.id and not s.is_test
    )
  );

  select count(*) into v_sessions
  from app.temporary_session as s
  where s.is_test and (s.status <> 'migrated' or s.client_id = any (v_clients));

  delete from app.temporary_session as s where s.is_test and s.status <> 'migrated';
  perform app.delete_auth_user(id) from unnest(v_clients) as id;

  perform app.write_audit_event(
    'test_data_deleted', null, null, 'test',
    jsonb_build_object('sessions', v_sessions, 'clients', cardinality(v_clients))
  );
  return jsonb_build_object('sessions', v_sessions, 'clients', cardinality(v_clients));
end;
$$;

comment on function api.delete_test_data() is
'Removes what checks of the service made, and nothing else: sessions marked is_test and the
accounts that were created from them. What belongs to somebody stays: a test session attached to a
real account, and a test account to which a real session was attached.
Returns { sessions, clients }.';

grant execute on function api.delete_test_data() to service_role;
