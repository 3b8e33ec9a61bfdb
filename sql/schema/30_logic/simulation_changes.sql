create function app.simulation_changes(client_id uuid)
returns table (simulation_id uuid, changes jsonb)
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
begin
  return query
  with history as materialized (
    select
      s.id, s.results, s.totals,
      lag(s.id) over chronological as before_id,
      lag(s.totals) over chronological as totals_before
    from app.simulation as s
    where s.client_id = simulation_changes.client_id
    window chronological as (order by s.created_at, s.id)
  ),
  told as materialized (
    select
      h.id, r.place, r.value ->> 'produit' as produit, r.value ->> 'name' as name,
      r.value ->> 'kind' as kind,
      case when r.value ->> 'state' <> 'not_eligible' then jsonb_build_object(
        'state', r.value -> 'state',
        'already_in_place', r.value -> 'already_in_place',
        'amount_low', r.value -> 'amount_low',
        'amount_high', r.value -> 'amount_high'
      ) end as standing
    from history as h
    cross join json_array_elements(h.results) with ordinality as r (value, place)
  )
  select
    h.id,
    case when h.before_id is not null then jsonb_build_object(
      'produits', coalesce(changed.produits, '[]'),
      'totals', case when h.totals <> h.totals_before
        then jsonb_build_object('from', h.totals_before, 'to', h.totals)
      end
    ) end
  from history as h
  cross join lateral (
    select jsonb_agg(jsonb_build_object(
      'produit', produit,
      'name', coalesce(after.name, before.name),
      'kind', coalesce(after.kind, before.kind),
      'from', before.standing,
      'to', after.standing
    ) order by coalesce(after.place, before.place), produit) as produits
    from (select t.* from told as t where t.id = h.before_id) as before
    full join (select t.* from told as t where t.id = h.id) as after using (produit)
    where before.standing is distinct from after.standing
  ) as changed;
end;
$$;

comment on function app.simulation_changes(uuid) is
'What each simulation of a client changed against the one before, null for the first:
{ produits: [{ produit, name, kind, from, to }], totals: { from, to } or null }. from and to are
{ state, already_in_place, amount_low, amount_high }, or null where the product does not apply.';

grant execute on function app.simulation_changes(uuid) to authenticated;
