create function app.repeated_migration(session app.temporary_session, email text)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_answer jsonb;
begin
  select app.migration_answer(e.client_id, true, e.details) into v_answer
  from app.auth_user((repeated_migration.session).client_id) as u
  join app.standing_move as e on e.session_id = (repeated_migration.session).id
  where u.email = app.normal_email(repeated_migration.email)
    and e.kind = 'session_migrated';

  if v_answer is null then
    perform app.refuse_migrated(repeated_migration.session);
  end if;

  return v_answer;
end;
$$;

comment on function app.repeated_migration(app.temporary_session, text) is
'The answer of a migration that is asked for again: the same one, for the same e-mail address.
Errors: PT409 session_already_migrated for another.';

grant execute on function app.repeated_migration(app.temporary_session, text) to service_role;
