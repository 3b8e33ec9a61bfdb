-- What every migration does once there is a client, whichever road made it.
create function app.move_session(
  session app.temporary_session,
  answers jsonb,
  client_id uuid,
  kind text,
  actor text,
  started_at timestamptz,
  deadline timestamptz,
  request_id text default null
)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_session app.temporary_session := app.store_results(
    move_session.session, move_session.answers, (move_session.session).evaluated_on
  );
  v_simulation app.simulation;
  v_moved jsonb;
begin
  perform app.refuse_late(move_session.deadline);

  v_simulation := app.save_simulation(
    move_session.client_id, v_session, move_session.answers
  );
  perform app.refuse_late(move_session.deadline);

  select
    to_jsonb(c) || jsonb_build_object(
      'responses', (select count(*) from jsonb_object_keys(move_session.answers))
    )
  into v_moved
  from app.copy_eligibilities(v_simulation) as c;
  perform app.refuse_late(move_session.deadline);

  perform app.mark_session_migrated(
    v_session.id, move_session.client_id, move_session.started_at
  );
  perform app.write_audit_event(
    move_session.kind, v_session.id, move_session.client_id, move_session.actor,
    v_moved || jsonb_strip_nulls(jsonb_build_object('request_id', move_session.request_id))
  );
  perform app.refuse_late(move_session.deadline);

  return v_moved;
end;
$$;

comment on function app.move_session(
  app.temporary_session, jsonb, uuid, text, text, timestamptz, timestamptz, text
) is
'Gives a locked, completed session to a client who exists: simulation, products merged, session
marked, audit event of that kind. Returns { added, refreshed, protected, responses }; the event
keeps them, with the request that asked for it. Errors: PT504 migration_timeout.';

grant execute on function app.move_session(
  app.temporary_session, jsonb, uuid, text, text, timestamptz, timestamptz, text
) to service_role;
