create function app.total_findings(findings app.finding[])
returns jsonb
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'fixed_by_law', coalesce(sum(f.amount_low) filter (where f.kind = 'right'), 0),
      'low', coalesce(sum(f.amount_low) filter (where f.kind in ('right', 'estimate')), 0),
      'high', coalesce(sum(f.amount_high) filter (where f.kind in ('right', 'estimate')), 0),
      'receivable', coalesce(sum(f.amount_low) filter (where f.kind = 'receivable'), 0),
      'eligible_count', count(*)
    )
    from unnest(total_findings.findings) as f
    where f.state = 'eligible' and not f.already_in_place
  );
end;
$$;

comment on function app.total_findings(app.finding[]) is
'Sums of rounded amounts, in euros: what the law fixes, the range with it in, and apart from both
what is owed already. What a company already has enters no total, nor the count.';

grant execute on function app.total_findings(app.finding[]) to service_role;
