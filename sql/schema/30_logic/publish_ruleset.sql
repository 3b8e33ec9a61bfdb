-- Lock, then look: who edits a row of this draft holds a share of the same lock until he commits,
-- and two drafts of one ruleset wait for one another. No key update: sessions start meanwhile.
create function app.publish_ruleset(ruleset_id integer)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_ruleset app.ruleset;
  v_faults jsonb;
begin
  perform from app.ruleset as base
  join app.ruleset as r on r.based_on = base.id
  where r.id = publish_ruleset.ruleset_id
  for no key update of base;

  select r.* into v_ruleset
  from app.ruleset as r
  where r.id = publish_ruleset.ruleset_id
  for no key update;

  if not found then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'There is no ruleset with this id.';
  end if;
  if v_ruleset.status = 'published' then
    raise exception using errcode = 'PT409', message = 'ruleset_published',
      hint = 'It is published already.';
  end if;
  if v_ruleset.based_on is distinct from app.current_ruleset() then
    raise exception using errcode = 'PT409', message = 'ruleset_outdated',
      hint = 'Another version was published since: make your changes again in a new draft.';
  end if;

  select jsonb_agg(to_jsonb(f)) into v_faults
  from app.catalogue_faults(publish_ruleset.ruleset_id) as f;
  if v_faults is not null then
    raise exception using errcode = 'PT422', message = 'invalid_ruleset',
      detail = v_faults::text,
      hint = 'Repair each fault of app.catalogue_faults(), then publish again.';
  end if;

  perform app.write_questions_shown(publish_ruleset.ruleset_id);

  update app.ruleset as r
  set status = 'published', published_at = now()
  where r.id = publish_ruleset.ruleset_id;
end;
$$;

comment on function app.publish_ruleset(integer) is
'Freezes a draft and makes it the current ruleset, for sessions that start from then on; sessions
that have started keep theirs. Refuses what app.catalogue_faults() finds.
Errors: PT404 not_found, PT409 ruleset_published, PT409 ruleset_outdated when another version was
published since the draft was made, PT422 invalid_ruleset with the faults in detail.';
