create function app.repeated_attachment(session app.temporary_session, client_id uuid)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_answer jsonb;
begin
  select app.attachment_answer(e.client_id, e.details) into v_answer
  from app.standing_move as e
  where e.session_id = (repeated_attachment.session).id
    and e.client_id = repeated_attachment.client_id;

  if v_answer is null then
    perform app.refuse_migrated(repeated_attachment.session);
  end if;

  return v_answer;
end;
$$;

comment on function app.repeated_attachment(app.temporary_session, uuid) is
'The answer of an attachment that is asked for again by the login that has the session.
Errors: PT409 session_already_migrated for another.';

grant execute on function app.repeated_attachment(app.temporary_session, uuid) to service_role;
