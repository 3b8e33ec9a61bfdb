-- Everything after the Auth user, for each road that makes one.
create function app.complete_migration(
  session app.temporary_session,
  user_id uuid,
  profile jsonb,
  consents jsonb,
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
  v_answers jsonb := app.session_answers((complete_migration.session).id);
  v_client app.client;
  v_moved jsonb;
begin
  v_client := app.create_client(
    complete_migration.user_id, complete_migration.session, v_answers,
    complete_migration.profile, complete_migration.consents, (complete_migration.session).is_test
  );
  perform app.refuse_late(complete_migration.deadline);

  v_moved := app.move_session(
    complete_migration.session, v_answers, complete_migration.user_id, 'session_migrated',
    'visitor', complete_migration.started_at, complete_migration.deadline,
    complete_migration.request_id
  );
  perform app.note_consents(null, v_client, 'visitor');
  perform app.refuse_late(complete_migration.deadline);
  return v_moved;
end;
$$;

comment on function app.complete_migration(
  app.temporary_session, uuid, jsonb, jsonb, timestamptz, timestamptz, text
) is
'Turns a locked, completed session into the client of an existing Auth user, and moves everything
to it. The trail tells of the move, then of what he agreed to. Returns what app.move_session()
returns. Errors: PT504 migration_timeout.';

grant execute on function app.complete_migration(
  app.temporary_session, uuid, jsonb, jsonb, timestamptz, timestamptz, text
) to service_role;
