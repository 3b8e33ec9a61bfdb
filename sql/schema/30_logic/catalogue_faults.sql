-- What a reader of the rows would have to see by himself. Each part is a function of its own; a
-- path outside the rule language is named as such and read no further.
create function app.catalogue_faults(ruleset_id integer, day date default app.today())
returns table (place text, fault text, detail text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  select f.place, f.fault, f.detail
  from (
    select * from app.text_faults(catalogue_faults.ruleset_id)
    union all
    select * from app.question_faults(catalogue_faults.ruleset_id)
    union all
    select * from app.gate_faults(catalogue_faults.ruleset_id)
    union all
    select * from app.produit_faults(catalogue_faults.ruleset_id)
    union all
    select * from app.path_faults(catalogue_faults.ruleset_id)
    union all
    select * from app.reading_faults(catalogue_faults.ruleset_id)
    union all
    select * from app.component_faults(catalogue_faults.ruleset_id)
    union all
    select * from app.amount_faults(catalogue_faults.ruleset_id, catalogue_faults.day)
    union all
    select * from app.parameter_faults(catalogue_faults.ruleset_id, catalogue_faults.day)
  ) as f
  order by f.place, f.fault, f.detail;
end;
$$;

comment on function app.catalogue_faults(integer, date) is
'The lint of a ruleset: where, what, and the detail; no row when all is well. Figures must hold from
the day given to ten years on. app.publish_ruleset() refuses a ruleset that has a fault.';
