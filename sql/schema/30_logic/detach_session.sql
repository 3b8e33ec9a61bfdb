-- With its owner's rights: nobody else deletes from a client's history, and this only for a session
-- that no client has any more.
create function app.detach_session(session_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  v_simulation app.simulation;
begin
  select m.* into v_simulation
  from app.simulation as m
  join app.temporary_session as s on s.id = m.session_id and s.status <> 'migrated'
  where m.session_id = detach_session.session_id;

  update app.client_produit_eligible as c set
    ruleset_id = before.ruleset_id,
    simulation_id = before.simulation_id,
    state = before.state,
    score = before.score,
    confidence = before.confidence,
    already_in_place = before.already_in_place,
    amount_low = before.amount_low,
    amount_high = before.amount_high,
    recommendation = before.recommendation,
    metadata = before.metadata,
    updated_at = before.updated_at
  from app.former_produit as f,
    jsonb_populate_record(null::app.client_produit_eligible, f.file) as before
  where f.session_id = v_simulation.session_id
    and c.client_id = v_simulation.client_id and c.produit = f.produit;

  delete from app.client_produit_eligible as c
  where c.client_id = v_simulation.client_id and c.simulation_id = v_simulation.id;
  delete from app.former_produit as f where f.session_id = v_simulation.session_id;
  delete from app.simulation as m where m.id = v_simulation.id;

  delete from app.client as c
  where c.id = v_simulation.client_id and not exists (
    select from app.simulation as m where m.client_id = c.id
  );
end;
$$;

comment on function app.detach_session(uuid) is
'Takes out of a client''s account what an attached session, given back by now, brought: renewed
products as they were, added ones and the simulation gone, and the client too when the session had
made it of a login.';

grant execute on function app.detach_session(uuid) to service_role;
