create function app.session_results(session app.temporary_session)
returns table (results json, totals jsonb)
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_session app.temporary_session := session_results.session;
  v_findings app.finding[] := array(select f from app.session_findings(v_session) as f);
begin
  return query
  select
    app.explain_findings(
      v_session.ruleset_id, app.session_answers(v_session.id), v_session.evaluated_on, v_findings
    ),
    app.total_findings(v_findings);
end;
$$;

comment on function app.session_results(app.temporary_session) is
'The results and totals of a completed session, as they are shown and kept; one row.';

grant execute on function app.session_results(app.temporary_session) to service_role;
