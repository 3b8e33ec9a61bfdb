-- Everything after the Auth user, for each road that makes one.
create function app.complete_migration(
  session app.temporary_session,
  user_id uuid,
  profile jsonb,
  consents jsonb,
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
  v_session app.temporary_session := complete_migration.session;
  v_simulation app.simulation;
  v_moved jsonb;
begin
  v_session := app.store_results(v_session, v_session.evaluated_on);
  perform app.refuse_late(complete_migration.deadline);

  perform app.create_client(
    complete_migration.user_id, v_session, complete_migration.profile, complete_migration.consents
  );
  perform app.refuse_late(complete_migration.deadline);

  v_simulation := app.save_simulation(complete_migration.user_id, v_session);
  perform app.refuse_late(complete_migration.deadline);

  select jsonb_build_object(
    'produits', c.added,
    'responses', (select count(*) from jsonb_object_keys(v_simulation.responses)),
    'simulations', 1
  )
  into v_moved
  from app.copy_eligibilities(v_simulation) as c;
  perform app.refuse_late(complete_migration.deadline);

  perform app.mark_session_migrated(
    v_session.id, complete_migration.user_id, complete_migration.started_at
  );
  perform app.write_audit_event(
    'session_migrated', v_session.id, complete_migration.user_id, 'visitor', v_moved
  );
  perform app.refuse_late(complete_migration.deadline);

  return v_moved;
end;
$$;

comment on function app.complete_migration(
  app.temporary_session, uuid, jsonb, jsonb, timestamptz, timestamptz
) is
'Turns a locked, completed session into the client of an existing Auth user: client, simulation,
products, session marked, audit event. Returns { produits, responses, simulations }.
Errors: PT504 migration_timeout.';

grant execute on function app.complete_migration(
  app.temporary_session, uuid, jsonb, jsonb, timestamptz, timestamptz
) to service_role;
