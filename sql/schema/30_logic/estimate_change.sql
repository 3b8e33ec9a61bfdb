create function app.estimate_change(before jsonb, after jsonb)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return case
    when estimate_change.before = estimate_change.after then '[]'
    else jsonb_build_array(jsonb_build_object(
      'at', now(), 'from', estimate_change.before, 'to', estimate_change.after
    ))
  end;
end;
$$;

comment on function app.estimate_change(jsonb, jsonb) is
'What a later simulation changed in a product''s estimate: [{ at, from, to }], or [] when nothing.';

grant execute on function app.estimate_change(jsonb, jsonb) to service_role;
