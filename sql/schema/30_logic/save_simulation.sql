create function app.save_simulation(
  client_id uuid,
  session app.temporary_session,
  answers jsonb
)
returns app.simulation
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_session app.temporary_session := save_simulation.session;
  v_simulation app.simulation;
begin
  insert into app.simulation (
    client_id, session_id, ruleset_id, responses, questions, results, totals,
    started_at, completed_at, evaluated_on
  )
  values (
    save_simulation.client_id, v_session.id, v_session.ruleset_id, save_simulation.answers,
    app.questions_shown(
      v_session.ruleset_id, array(select jsonb_object_keys(save_simulation.answers))
    ),
    v_session.results, v_session.totals, v_session.created_at, v_session.completed_at,
    v_session.evaluated_on
  )
  returning * into v_simulation;

  return v_simulation;
end;
$$;

comment on function app.save_simulation(uuid, app.temporary_session, jsonb) is
'Keeps a completed session whole in its client''s history: answers, questions as asked, results as
shown.';

grant execute on function app.save_simulation(uuid, app.temporary_session, jsonb) to service_role;
