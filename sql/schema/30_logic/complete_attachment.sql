create function app.complete_attachment(
  session app.temporary_session,
  client_id uuid,
  started_at timestamptz,
  deadline timestamptz
)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_session app.temporary_session := complete_attachment.session;
  v_simulation app.simulation;
  v_answer jsonb;
begin
  v_session := app.store_results(v_session, v_session.evaluated_on);
  perform app.refuse_late(complete_attachment.deadline);

  v_simulation := app.save_simulation(complete_attachment.client_id, v_session);
  perform app.refuse_late(complete_attachment.deadline);

  select jsonb_build_object('client_id', complete_attachment.client_id) || to_jsonb(c)
  into v_answer
  from app.copy_eligibilities(v_simulation) as c;
  perform app.refuse_late(complete_attachment.deadline);

  perform app.mark_session_migrated(
    v_session.id, complete_attachment.client_id, complete_attachment.started_at
  );
  perform app.write_audit_event(
    'session_attached', v_session.id, complete_attachment.client_id, 'client',
    v_answer - 'client_id'
  );
  perform app.refuse_late(complete_attachment.deadline);

  return v_answer;
end;
$$;

comment on function app.complete_attachment(
  app.temporary_session, uuid, timestamptz, timestamptz
) is
'Adds a locked, completed session to a client who exists: simulation, products merged, session
marked, audit event. Returns { client_id, added, refreshed, protected }.
Errors: PT504 migration_timeout.';

grant execute on function app.complete_attachment(
  app.temporary_session, uuid, timestamptz, timestamptz
) to service_role;
