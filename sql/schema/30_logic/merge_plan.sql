-- The one place that decides what becomes of a client's products: what copies executes it, what
-- previews shows it.
create function app.merge_plan(session_id uuid, client_id uuid)
returns table (
  produit text,
  effect text,
  rule text,
  file app.client_produit_eligible,
  found app.temporary_eligibility,
  estimate_before jsonb,
  estimate_after jsonb
)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  select
    f.produit, e.effect, e.rule, f.file, f.found,
    app.estimate((f.file).state, (f.file).amount_low, (f.file).amount_high),
    app.estimate((f.found).state, (f.found).amount_low, (f.found).amount_high)
  from (
    select
      coalesce(r.produit, c.produit) as produit,
      c.file,
      r.found,
      case
        when r.produit is null then 'never_removed'
        when c.produit is null then 'new_produit'
        when c.file_status = 'new' then 'file_is_new'
        else 'file_under_way'
      end as rule
    from (
      select t.produit, t as found
      from app.temporary_eligibility as t
      where t.session_id = merge_plan.session_id and t.state <> 'not_eligible'
    ) as r
    full join (
      select p.produit, p.file_status, p as file
      from app.client_produit_eligible as p
      where p.client_id = merge_plan.client_id
    ) as c on c.produit = r.produit
  ) as f
  join (
    values
      ('new_produit', 'add'), ('file_is_new', 'refresh'), ('file_under_way', 'protect'),
      ('never_removed', 'keep')
  ) as e (rule, effect) using (rule);
end;
$$;

comment on function app.merge_plan(uuid, uuid) is
'What becomes of each product when a completed session goes to a client, and by which rule.
add (new_produit): the client does not have it. refresh (file_is_new): estimate and recommendation
are renewed. protect (file_under_way): the file is requested, in progress, done or abandoned; only
its estimate is renewed. keep (never_removed): the session does not find it; it stays as it is. A
client who is null or has nothing yet: all is added.
Estimates: { state, amount_low, amount_high }, null where there is none.';

grant execute on function app.merge_plan(uuid, uuid) to service_role;
