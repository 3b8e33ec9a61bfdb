-- The client is held: his simulations are saved one after the other, in the order of their times,
-- whenever their transactions began and whatever the clock does.
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
    started_at, completed_at, evaluated_on, created_at
  )
  values (
    save_simulation.client_id, v_session.id, v_session.ruleset_id, save_simulation.answers,
    app.questions_shown(
      v_session.ruleset_id, array(select jsonb_object_keys(save_simulation.answers))
    ),
    v_session.results, v_session.totals, v_session.created_at, v_session.completed_at,
    v_session.evaluated_on,
    greatest(
      clock_timestamp(),
      (
        select max(m.created_at) + interval '1 microsecond'
        from app.simulation as m
        where m.client_id = save_simulation.client_id
      )
    )
  )
  returning * into v_simulation;

  return v_simulation;
end;
$$;

comment on function app.save_simulation(uuid, app.temporary_session, jsonb) is
'Keeps a completed session whole in its client''s history: answers, questions as asked, results as
shown. The latest of a client is the one saved last; no two have the same created_at.';

grant execute on function app.save_simulation(uuid, app.temporary_session, jsonb) to service_role;
