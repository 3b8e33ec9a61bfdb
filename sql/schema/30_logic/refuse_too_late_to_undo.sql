create function app.refuse_too_late_to_undo(session app.temporary_session)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if (refuse_too_late_to_undo.session).migrated_at < now() - app.undo_period()
    or not exists (
      select from app.temporary_response as r
      where r.session_id = (refuse_too_late_to_undo.session).id
    )
  then
    raise exception using errcode = 'PT410', message = 'undo_too_late',
      hint = 'What it takes to restore it is kept for 30 days.';
  end if;
end;
$$;

comment on function app.refuse_too_late_to_undo(app.temporary_session) is
'Stops what can no longer be restored to the letter: the period is over, or the answers have left
the temporary tables. Errors: PT410 undo_too_late.';

grant execute on function app.refuse_too_late_to_undo(app.temporary_session) to service_role;
