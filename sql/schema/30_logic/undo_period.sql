create function app.undo_period()
returns interval
language sql
immutable
security invoker
set search_path = ''
as $$
  select interval '30 days';
$$;

comment on function app.undo_period() is
'How long after it a migration can be taken back, and what that needs is kept.';

grant execute on function app.undo_period() to service_role;
