create function app.session_estimate(ruleset_id integer, answers jsonb, day date)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_findings app.finding[] := array(
    select f
    from app.evaluate_answers(
      session_estimate.ruleset_id, array[session_estimate.answers], session_estimate.day
    ) as f
  );
begin
  return app.total_findings(v_findings) - 'eligible_count';
end;
$$;

comment on function app.session_estimate(integer, jsonb, date) is
'What answers come to so far: { fixed_by_law, low, high, receivable } of what is eligible already.';

grant execute on function app.session_estimate(integer, jsonb, date) to service_role;
