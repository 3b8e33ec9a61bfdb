create function api.questionnaire(ruleset text default null)
returns json
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  v_ruleset app.ruleset;
begin
  select r.* into v_ruleset
  from app.ruleset as r
  where r.status = 'published'
    and case
      when questionnaire.ruleset is null then r.id = app.current_ruleset()
      else r.name = questionnaire.ruleset
    end;

  if not found then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'No published ruleset has this name.';
  end if;

  return json_build_object(
    'ruleset', v_ruleset.name,
    'questions', app.questions_shown(
      v_ruleset.id,
      array(select q.code from app.question as q where q.ruleset_id = v_ruleset.id)
    )
  );
end;
$$;

comment on function api.questionnaire(text) is
'All questions of a published ruleset, the current one unless named, with options, bounds and
help. A published ruleset never changes, so a named one may be cached for ever.
Returns { ruleset, questions }. Errors: PT404 not_found.';

grant execute on function api.questionnaire(text) to service_role;
