-- Three values come from what this document does not hold: a key that is missing is unknown.
create function app.rule_documents(ruleset_id integer, answers jsonb[])
returns table (ordinal bigint, document jsonb, visible text[])
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
begin
  return query
  select given.ordinal, (given.known - seen.doubtful) || seen.blanks, seen.visible
  from (
    select a.ordinal, jsonb_strip_nulls(a.answer) as known
    from unnest(rule_documents.answers) with ordinality as a (answer, ordinal)
    -- offset 0 here and below keeps an expression from being evaluated once for each use
    offset 0
  ) as given
  cross join lateral (
    select
      coalesce(array_agg(q.code) filter (where v.visible is null), '{}') as doubtful,
      coalesce(
        jsonb_object_agg(
          q.code, case when q.type = 'multiple' then jsonb '[]' else jsonb 'null' end
        )
          filter (where not v.visible),
        '{}'
      ) as blanks,
      coalesce(array_agg(q.code order by q.position) filter (where v.visible), '{}') as visible
    from app.question as q
    cross join lateral (
      select case
        when q.visible_if is null then true
        else jsonb_path_match(given.known, q.visible_if)
      end as visible
      offset 0
    ) as v
    where q.ruleset_id = rule_documents.ruleset_id
  ) as seen;
end;
$$;

comment on function app.rule_documents(integer, jsonb[]) is
'What the rules read, one document for each answer set, with the questions it makes visible, in
order. Visible and answered: the answer. Hidden: null, or [] for a multiple, so that comparisons
are false. Unanswered, "I don''t know", or behind a gate that is itself unknown: no key, so that
they are unknown.';

grant execute on function app.rule_documents(integer, jsonb[]) to service_role;
