create function app.fault_details(faults app.fault[])
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return (
    select jsonb_agg(
      jsonb_strip_nulls(jsonb_build_object(
        'field', f.field, 'code', f.code, 'min', f.min, 'max', f.max
      )) order by place
    )::text
    from unnest(fault_details.faults) with ordinality as f (field, code, min, max, place)
  );
end;
$$;

comment on function app.fault_details(app.fault[]) is
'Faults as the details of a 422: a JSON array of { field, code, min?, max? }; null when there are
none.';

grant execute on function app.fault_details(app.fault[]) to service_role;
