create function app.failed_step(context text)
returns text
language sql
immutable
security invoker
set search_path = ''
as $$
  select coalesce(
    (
      select frames.names[array_position(frames.names, m.root) - 1]
      from (values
        ('move_session', 1), ('complete_migration', 2),
        ('migrate_session', 3), ('attach_session', 3), ('complete_sign_up', 3)
      ) as m (root, rank)
      where array_position(frames.names, m.root) > 1
      order by m.rank
      limit 1
    ),
    frames.names[1]
  )
  from (
    select array(
      select f[1]
      from regexp_matches(failed_step.context, 'function (?:app|api)\.([a-z_]+)\(', 'g') as f
    ) as names
  ) as frames;
$$;

comment on function app.failed_step(text) is
'Which step of a migration an error came from, read off its call stack, innermost first.';

grant execute on function app.failed_step(text) to service_role;
