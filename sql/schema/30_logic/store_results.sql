create function app.store_results(
  session app.temporary_session,
  answers jsonb,
  day date
)
returns app.temporary_session
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_session app.temporary_session := store_results.session;
  v_digest bytea := app.results_digest(
    v_session.ruleset_id, store_results.day, store_results.answers
  );
  v_findings app.finding[];
begin
  if v_session.results_digest = v_digest then
    return v_session;
  end if;

  delete from app.temporary_eligibility as e where e.session_id = v_session.id;

  v_findings := array(
    select f
    from app.evaluate_answers(
      v_session.ruleset_id, array[store_results.answers], store_results.day
    ) as f
  );

  insert into app.temporary_eligibility (
    session_id, produit, state, score, confidence, already_in_place,
    amount_low, amount_high, criteria
  )
  select
    v_session.id, f.produit, f.state, f.score, f.confidence, f.already_in_place,
    f.amount_low, f.amount_high, f.criteria
  from unnest(v_findings) as f;

  update app.temporary_session as s
  set status = 'completed', completed_at = coalesce(s.completed_at, now()),
    evaluated_on = store_results.day, results_digest = v_digest,
    results = app.explain_findings(
      v_session.ruleset_id, store_results.answers, store_results.day, v_findings
    ),
    totals = app.total_findings(v_findings)
  where s.id = v_session.id
  returning s.* into v_session;

  return v_session;
end;
$$;

comment on function app.store_results(app.temporary_session, jsonb, date) is
'Makes a session''s results, with their words, and completes it. Results whose digest still holds
are left as they are.';

grant execute on function app.store_results(app.temporary_session, jsonb, date) to service_role;
