create function app.obstacle_to_move(session app.temporary_session)
returns text
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return case
    when (obstacle_to_move.session).status = 'migrated' then 'session_already_migrated'
    when (obstacle_to_move.session).expires_at <= now() then 'session_expired'
    when (obstacle_to_move.session).status = 'open' then 'session_incomplete'
  end;
end;
$$;

comment on function app.obstacle_to_move(app.temporary_session) is
'The code with which this session would be refused to any account; null when it may move.';

grant execute on function app.obstacle_to_move(app.temporary_session) to service_role;
