create function app.produit_statistics()
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(to_jsonb(p) order by p.produit), '[]')
    from (
      select
        e.produit,
        count(*) as checked,
        count(*) filter (where e.state = 'eligible') as eligible,
        count(*) filter (where e.state = 'to_confirm') as to_confirm,
        coalesce(sum(e.amount_low) filter (where not e.already_in_place), 0) as amount_low,
        coalesce(sum(e.amount_high) filter (where not e.already_in_place), 0) as amount_high
      from app.temporary_eligibility as e
      join app.temporary_session as s on s.id = e.session_id
      where not s.is_test
      group by e.produit
    ) as p
  );
end;
$$;

comment on function app.produit_statistics() is
'For each product: how often checked, eligible, to be confirmed, and the estimates in euros, over
the sessions that are still kept.';

grant execute on function app.produit_statistics() to service_role;
