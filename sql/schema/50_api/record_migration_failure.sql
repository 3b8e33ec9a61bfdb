create function api.record_migration_failure(
  session_id text,
  request_id text,
  code text,
  step text default null
)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
begin
  insert into app.migration_failure (session_id, request_id, code, step)
  select
    case
      when record_migration_failure.session_id ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        then record_migration_failure.session_id::uuid
    end,
    left(record_migration_failure.request_id, 100),
    record_migration_failure.code,
    record_migration_failure.step
  on conflict on constraint migration_failure_request_id_key do nothing;
end;
$$;

comment on function api.record_migration_failure(text, text, text, text) is
'Notes a migration that failed and was rolled back, trace included. Once for each request. Takes no
personal data. Called by the edge function session-migration, after the failed call.';

grant execute on function api.record_migration_failure(text, text, text, text) to service_role;
