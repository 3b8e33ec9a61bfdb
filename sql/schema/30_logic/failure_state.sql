create function app.failure_state(session_id uuid)
returns text
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select case
      when s.status = 'migrated' then 'settled'
      when s.expires_at > now() then 'open'
      -- the client was erased since, and his session with him
      when s.id is null and exists (
        select from app.standing_move as m where m.session_id = failure_state.session_id
      ) then 'settled'
      else 'lost'
    end
    from (values (failure_state.session_id)) as f (session_id)
    left join app.temporary_session as s on s.id = f.session_id
  );
end;
$$;

comment on function app.failure_state(uuid) is
'What became of a session whose migration failed. settled: it was migrated since, and that
was not taken back. open: its visitor may still repeat the migration. lost: it expired, or was never
a session.';

grant execute on function app.failure_state(uuid) to service_role;
