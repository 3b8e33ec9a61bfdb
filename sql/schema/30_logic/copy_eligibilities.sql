-- Executes app.merge_plan and decides nothing itself. The files are locked first, so that the plan
-- is made on what an operator or the client has just said of them.
create function app.copy_eligibilities(simulation app.simulation)
returns table (added integer, refreshed integer, protected integer)
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_simulation app.simulation := copy_eligibilities.simulation;
begin
  perform from app.client_produit_eligible as c
  where c.client_id = v_simulation.client_id
  order by c.produit
  for update;

  return query
  with plan as materialized (
    select
      p.*,
      app.recommendation(r) as recommendation,
      jsonb_build_object(
        'source', v_simulation.source,
        'evaluated_on', v_simulation.evaluated_on,
        'criteria', (p.found).criteria,
        'changes', coalesce((p.file).metadata -> 'changes', '[]')
      ) as metadata
    from app.merge_plan(v_simulation.session_id, v_simulation.client_id) as p
    join app.produit as r on r.ruleset_id = v_simulation.ruleset_id and r.code = p.produit
    where p.effect <> 'keep'
  ),
  kept as (
    insert into app.former_produit (session_id, produit, file)
    select v_simulation.session_id, p.produit, to_jsonb(p.file)
    from plan as p
    where p.effect <> 'add'
  ),
  new_files as (
    insert into app.client_produit_eligible (
      client_id, produit, ruleset_id, simulation_id, state, score, confidence, already_in_place,
      amount_low, amount_high, recommendation, metadata
    )
    select
      v_simulation.client_id, p.produit, v_simulation.ruleset_id, v_simulation.id,
      (p.found).state, (p.found).score, (p.found).confidence, (p.found).already_in_place,
      (p.found).amount_low, (p.found).amount_high, p.recommendation, p.metadata
    from plan as p
    where p.effect = 'add'
  ),
  known_files as (
    update app.client_produit_eligible as c set
      ruleset_id = v_simulation.ruleset_id,
      simulation_id = v_simulation.id,
      state = (p.found).state,
      score = (p.found).score,
      confidence = (p.found).confidence,
      already_in_place = (p.found).already_in_place,
      amount_low = (p.found).amount_low,
      amount_high = (p.found).amount_high,
      recommendation = case p.effect
        when 'protect' then c.recommendation else p.recommendation
      end,
      metadata = p.metadata || jsonb_build_object(
        'changes',
        (p.metadata -> 'changes') || app.estimate_change(p.estimate_before, p.estimate_after)
      ),
      updated_at = now()
    from plan as p
    where c.client_id = v_simulation.client_id and c.produit = p.produit and p.effect <> 'add'
  )
  select
    (count(*) filter (where p.effect = 'add'))::integer,
    (count(*) filter (where p.effect = 'refresh'))::integer,
    (count(*) filter (where p.effect = 'protect'))::integer
  from plan as p;
end;
$$;

comment on function app.copy_eligibilities(app.simulation) is
'Copies what a simulation found eligible or to be confirmed to its client, and says how many
products were added, refreshed, or protected because their file is under way. A file''s status is
never written. What is renewed is kept as it was in app.former_produit.';

grant execute on function app.copy_eligibilities(app.simulation) to service_role;
