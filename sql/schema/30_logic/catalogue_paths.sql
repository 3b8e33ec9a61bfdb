create function app.catalogue_paths(ruleset_id integer)
returns table (place text, is_condition boolean, path jsonpath)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  select 'question ' || q.code || ' visible_if', true, q.visible_if
  from app.question as q
  where q.ruleset_id = catalogue_paths.ruleset_id and q.visible_if is not null
  union all
  select 'produit ' || p.code || ' in_place_if', true, p.in_place_if
  from app.produit as p
  where p.ruleset_id = catalogue_paths.ruleset_id and p.in_place_if is not null
  union all
  select 'criterion ' || c.produit || '.' || c.code || ' predicate', true, c.predicate
  from app.criterion as c
  where c.ruleset_id = catalogue_paths.ruleset_id
  union all
  select 'component ' || s.produit || '.' || s.code || ' ' || v.name, v.is_condition, v.path
  from app.savings_component as s
  cross join lateral (values
    ('applies_if', true, s.applies_if),
    ('low', false, s.low),
    ('high', false, s.high),
    ('cap_low', false, s.cap_low),
    ('cap_high', false, s.cap_high)
  ) as v (name, is_condition, path)
  where s.ruleset_id = catalogue_paths.ruleset_id and v.path is not null;
end;
$$;

comment on function app.catalogue_paths(integer) is
'Every path of a ruleset, with the place where it is written; a path that is not a condition is an
amount.';
