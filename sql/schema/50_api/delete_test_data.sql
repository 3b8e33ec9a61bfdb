create function api.delete_test_data()
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  v_clients integer;
  v_sessions integer;
  v_migrated integer;
begin
  select count(*) into v_migrated
  from app.temporary_session as s
  join app.client as c on c.id = s.client_id and c.is_test;

  perform app.delete_auth_user(c.id) from app.client as c where c.is_test;
  get diagnostics v_clients = row_count;

  delete from app.temporary_session as s where s.is_test and s.status <> 'migrated';
  get diagnostics v_sessions = row_count;

  perform app.write_audit_event(
    'test_data_deleted', null, null, 'test',
    jsonb_build_object('sessions', v_sessions + v_migrated, 'clients', v_clients)
  );
  return jsonb_build_object('sessions', v_sessions + v_migrated, 'clients', v_clients);
end;
$$;

comment on function api.delete_test_data() is
'Removes what checks of the service made, and nothing else: sessions marked is_test and the
accounts that were created from them; a test session that somebody attached to a real account
stays with it. Returns { sessions, clients }.';

grant execute on function api.delete_test_data() to service_role;
