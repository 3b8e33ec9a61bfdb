create function app.questions_shown(ruleset_id integer, codes text[])
returns json
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select coalesce(json_agg(q.shown order by q.position), '[]')
    from app.question as q
    where q.ruleset_id = questions_shown.ruleset_id and q.code = any (questions_shown.codes)
  );
end;
$$;

comment on function app.questions_shown(integer, text[]) is
'Questions of a published ruleset as a page needs them, in order.';

grant execute on function app.questions_shown(integer, text[]) to service_role;
