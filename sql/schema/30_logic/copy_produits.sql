create function app.copy_produits(source_ruleset integer, target_ruleset integer)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  insert into app.produit
    (ruleset_id, code, position, name, category, kind, is_active, summary, in_place_if, next_step,
      documents, deadline)
  select
    copy_produits.target_ruleset, p.code, p.position, p.name, p.category, p.kind, p.is_active,
    p.summary, p.in_place_if, p.next_step, p.documents, p.deadline
  from app.produit as p
  where p.ruleset_id = copy_produits.source_ruleset;

  insert into app.criterion
    (ruleset_id, produit, code, position, label, predicate, weight, is_required)
  select
    copy_produits.target_ruleset, c.produit, c.code, c.position, c.label, c.predicate, c.weight,
    c.is_required
  from app.criterion as c
  where c.ruleset_id = copy_produits.source_ruleset;

  insert into app.savings_component
    (ruleset_id, produit, code, position, applies_if, low, high, cap_low, cap_high, formula)
  select
    copy_produits.target_ruleset, s.produit, s.code, s.position, s.applies_if, s.low, s.high,
    s.cap_low, s.cap_high, s.formula
  from app.savings_component as s
  where s.ruleset_id = copy_produits.source_ruleset;
end;
$$;

comment on function app.copy_produits(integer, integer) is
'Copies the products, their criteria and their amounts from one ruleset to another.';
