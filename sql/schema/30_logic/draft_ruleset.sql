create function app.draft_ruleset(name text)
returns integer
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_current integer := app.current_ruleset();
  v_draft integer;
begin
  insert into app.ruleset (name, based_on)
  values (draft_ruleset.name, v_current)
  returning id into v_draft;

  perform app.copy_questions(v_current, v_draft);
  perform app.copy_produits(v_current, v_draft);
  return v_draft;
end;
$$;

comment on function app.draft_ruleset(text) is
'Starts a new version of the catalogue as a whole copy of the current one, and returns its id. The
draft may be edited row by row until app.publish_ruleset(); nobody sees it before.';
