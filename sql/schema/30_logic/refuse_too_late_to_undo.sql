-- With the session held, and by the clock: a call may have waited past the end of the period.
create function app.refuse_too_late_to_undo(
  session app.temporary_session,
  move app.standing_move
)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  if (refuse_too_late_to_undo.session).migrated_at < clock_timestamp() - app.undo_period()
    or not exists (
      select from app.temporary_response as r
      where r.session_id = (refuse_too_late_to_undo.session).id
    )
    or not app.has_kept_files(refuse_too_late_to_undo.move)
  then
    raise exception using errcode = 'PT410', message = 'undo_too_late',
      hint = 'What it takes to restore it is kept for 30 days.';
  end if;
end;
$$;

comment on function app.refuse_too_late_to_undo(app.temporary_session, app.standing_move) is
'Stops what can no longer be restored to the letter: the period is over, or the answers or one of
the products as they were before have left the temporary tables. Errors: PT410 undo_too_late.';

grant execute on function app.refuse_too_late_to_undo(app.temporary_session, app.standing_move)
to service_role;
