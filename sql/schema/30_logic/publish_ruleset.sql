-- Lock, then look: who edits a row of this draft holds a share of the same lock until he commits.
create function app.publish_ruleset(ruleset_id integer)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_status app.ruleset_status;
  v_faults jsonb;
begin
  select r.status into v_status
  from app.ruleset as r
  where r.id = publish_ruleset.ruleset_id
  for update;

  if not found then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'There is no ruleset with this id.';
  end if;
  if v_status = 'published' then
    raise exception using errcode = 'PT409', message = 'ruleset_published',
      hint = 'It is published already.';
  end if;

  select jsonb_agg(to_jsonb(f)) into v_faults
  from app.catalogue_faults(publish_ruleset.ruleset_id) as f;
  if v_faults is not null then
    raise exception using errcode = 'PT422', message = 'invalid_ruleset',
      detail = v_faults::text,
      hint = 'Repair each fault of app.catalogue_faults(), then publish again.';
  end if;

  update app.ruleset as r
  set status = 'published', published_at = now()
  where r.id = publish_ruleset.ruleset_id;
end;
$$;

comment on function app.publish_ruleset(integer) is
'Freezes a draft and makes it the current ruleset, for sessions that start from then on; sessions
that have started keep theirs. Refuses what app.catalogue_faults() finds.
Errors: PT404 not_found, PT409 ruleset_published, PT422 invalid_ruleset with the faults in detail.';
