create function app.keep_session_counts(session_ids uuid[])
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  insert into app.cleaned_sessions as c (started_on, secteur, step, sessions)
  select a.started_on, a.secteur, a.step, count(*)
  from app.session_steps(keep_session_counts.session_ids) as a
  join app.temporary_session as s on s.id = a.session_id and not s.is_test
  group by 1, 2, 3
  order by 1, 2, 3
  on conflict (started_on, secteur, step) do update
    set sessions = c.sessions + excluded.sessions;
end;
$$;

comment on function app.keep_session_counts(uuid[]) is
'Adds sessions that are about to be deleted to the counts that stay; test sessions are left out.';
