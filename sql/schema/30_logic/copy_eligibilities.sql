-- New rows, refreshed ones and protected ones in one statement: a file that is no longer new keeps
-- its status and what was agreed, and takes only the new estimate, with a note of the change.
create function app.copy_eligibilities(simulation app.simulation)
returns table (added integer, refreshed integer, protected integer)
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  return query
  with found as (
    select e.*, app.recommendation(p) as recommendation
    from app.temporary_eligibility as e
    join app.produit as p
      on p.ruleset_id = (copy_eligibilities.simulation).ruleset_id and p.code = e.produit
    where e.session_id = (copy_eligibilities.simulation).session_id
      and e.state <> 'not_eligible'
  ),
  copied as (
    insert into app.client_produit_eligible as c (
      client_id, produit, ruleset_id, simulation_id, state, score, confidence, already_in_place,
      amount_low, amount_high, recommendation, metadata
    )
    select
      (copy_eligibilities.simulation).client_id, f.produit,
      (copy_eligibilities.simulation).ruleset_id, (copy_eligibilities.simulation).id,
      f.state, f.score, f.confidence, f.already_in_place, f.amount_low, f.amount_high,
      f.recommendation,
      jsonb_build_object(
        'source', (copy_eligibilities.simulation).source,
        'evaluated_on', (copy_eligibilities.simulation).evaluated_on,
        'criteria', f.criteria,
        'changes', '[]'::jsonb
      )
    from found as f
    on conflict (client_id, produit) do update set
      ruleset_id = excluded.ruleset_id,
      simulation_id = excluded.simulation_id,
      state = excluded.state,
      score = excluded.score,
      confidence = excluded.confidence,
      already_in_place = excluded.already_in_place,
      amount_low = excluded.amount_low,
      amount_high = excluded.amount_high,
      recommendation = case c.file_status
        when 'new' then excluded.recommendation else c.recommendation
      end,
      metadata = excluded.metadata || jsonb_build_object(
        'changes', (c.metadata -> 'changes') || app.estimate_change(c, excluded)
      ),
      updated_at = now()
    returning c.file_status, xmax = 0 as is_added
  )
  select
    (count(*) filter (where is_added))::integer,
    (count(*) filter (where not is_added and file_status = 'new'))::integer,
    (count(*) filter (where not is_added and file_status <> 'new'))::integer
  from copied;
end;
$$;

comment on function app.copy_eligibilities(app.simulation) is
'Copies what a simulation found eligible or to be confirmed to its client, and says how many
products were added, refreshed, or protected because their file is under way.';

grant execute on function app.copy_eligibilities(app.simulation) to service_role;
