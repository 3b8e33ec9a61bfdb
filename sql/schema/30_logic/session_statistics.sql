create function app.session_statistics()
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    with steps as (
      select a.secteur, a.step, 1::bigint as sessions
      from app.session_steps(array(
        select s.id from app.temporary_session as s where not s.is_test
      )) as a
      union all
      select c.secteur, c.step, c.sessions from app.cleaned_sessions as c
    ),
    funnel as (
      select
        secteur, grouping(secteur) = 1 as is_total,
        coalesce(sum(sessions), 0) as started,
        coalesce(sum(sessions) filter (where step <> 'started'), 0) as answered,
        coalesce(sum(sessions) filter (where step in ('completed', 'migrated')), 0) as completed,
        coalesce(sum(sessions) filter (where step = 'migrated'), 0) as migrated
      from steps
      group by rollup (secteur)
    )
    select jsonb_build_object(
      'total_sessions', max(f.started) filter (where f.is_total),
      'completed_sessions', max(f.completed) filter (where f.is_total),
      'migrated_sessions', max(f.migrated) filter (where f.is_total),
      'conversion_rate', coalesce(
        round(100 * max(f.migrated) filter (where f.is_total)
          / nullif(max(f.started) filter (where f.is_total), 0), 2),
        0
      ),
      'funnel',
      jsonb_agg(to_jsonb(f) - array['is_total', 'secteur']) filter (where f.is_total) -> 0,
      'secteurs', coalesce(
        jsonb_agg(to_jsonb(f) - 'is_total' order by f.started desc, f.secteur)
          filter (where not f.is_total),
        '[]'
      )
    )
    from funnel as f
  );
end;
$$;

comment on function app.session_statistics() is
'Counts of sessions by step, in all and by activity, those that clean-up or an erasure deleted
included.';

grant execute on function app.session_statistics() to service_role;
