create function app.refuse_incomplete(session app.temporary_session)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if (refuse_incomplete.session).status = 'open' then
    raise exception using errcode = 'PT422', message = 'session_incomplete',
      detail = coalesce(
        app.missing_answers((refuse_incomplete.session).id, (refuse_incomplete.session).ruleset_id),
        '[]'
      ),
      hint = 'Answer the questions that remain, then ask for the results.';
  end if;
end;
$$;

comment on function app.refuse_incomplete(app.temporary_session) is
'Stops what needs results while there are none. Details: one entry for each unanswered question.
Errors: PT422 session_incomplete.';

grant execute on function app.refuse_incomplete(app.temporary_session) to service_role;
