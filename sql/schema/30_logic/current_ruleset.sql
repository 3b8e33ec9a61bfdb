create function app.current_ruleset()
returns integer
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select r.id
    from app.ruleset as r
    where r.status = 'published'
    order by r.published_at desc, r.id desc
    limit 1
  );
end;
$$;

comment on function app.current_ruleset() is
'The ruleset that a new session gets: the one published last. Null before the first.';

grant execute on function app.current_ruleset() to service_role;
