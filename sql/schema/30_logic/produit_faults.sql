create function app.produit_faults(ruleset_id integer)
returns table (place text, fault text, detail text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with offered as (
    select
      p.code, p.kind, p.next_step,
      (
        select sum(c.weight) from app.criterion as c
        where c.ruleset_id = p.ruleset_id and c.produit = p.code
      ) as weight,
      exists (
        select from app.savings_component as s
        where s.ruleset_id = p.ruleset_id and s.produit = p.code
      ) as has_amount
    from app.produit as p
    where p.ruleset_id = produit_faults.ruleset_id and p.is_active
  )
  select 'ruleset', 'has no active product', null
  where not exists (select from offered)
  union all
  select 'produit ' || o.code, 'has no criterion', null
  from offered as o
  where o.weight is null
  union all
  select 'produit ' || o.code, 'has weights that do not sum to 100', o.weight::text
  from offered as o
  where o.weight <> 100
  union all
  select 'produit ' || o.code, 'has no next step', null
  from offered as o
  where coalesce(o.next_step, '') !~ '\S'
  union all
  select 'produit ' || o.code, 'has no amount', null
  from offered as o
  where o.kind <> 'qualitative' and not o.has_amount
  union all
  select 'produit ' || o.code, 'is qualitative and has an amount', null
  from offered as o
  where o.kind = 'qualitative' and o.has_amount;
end;
$$;

comment on function app.produit_faults(integer) is
'Part of the lint: an active product has criteria whose weights sum to 100, a next step, and an
amount unless it is qualitative.';
