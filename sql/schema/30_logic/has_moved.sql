create function app.has_moved(session_id uuid, request_id text)
returns boolean
language sql
stable
security invoker
set search_path = ''
as $$
  select exists (
    select
    from app.audit_event as e
    where e.session_id = has_moved.session_id
      and e.kind in ('session_migrated', 'session_attached')
      and e.details ->> 'request_id' = has_moved.request_id
  );
$$;

comment on function app.has_moved(uuid, text) is
'Whether that very request gave the session to a client.';

grant execute on function app.has_moved(uuid, text) to service_role;
