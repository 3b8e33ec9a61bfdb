-- A result names its ruleset, so a published one never changes, whoever writes. Always, also for
-- who passes for a replica; from him alone what is new may come in published, since a restore that
-- loads rows after the schema, and replication, bring rulesets that are.
create function app.freeze_published_ruleset()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  if tg_op = 'INSERT' and new.status = 'published'
      and current_setting('session_replication_role') <> 'replica'
    or tg_op <> 'INSERT' and old.status = 'published'
  then
    raise exception using errcode = 'PT409', message = 'ruleset_published',
      hint = 'Make a draft with app.draft_ruleset(), then publish it with app.publish_ruleset().';
  end if;
  return coalesce(new, old);
end;
$$;

comment on function app.freeze_published_ruleset() is
'Trigger: a ruleset is born a draft, and is neither changed nor deleted once published. Where
session_replication_role is replica, as in some restores, it may come in published.
Errors: PT409 ruleset_published.';

-- The status is read under a share lock, and only then looked at: an edit waits for a publication
-- that is under way, and a publication for the edits.
create function app.freeze_published_rules()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_rulesets integer[] := case tg_op
    when 'INSERT' then array[new.ruleset_id]
    when 'DELETE' then array[old.ruleset_id]
    else array[old.ruleset_id, new.ruleset_id]
  end;
  v_statuses app.ruleset_status[];
begin
  if tg_op = 'INSERT' and current_setting('session_replication_role') = 'replica' then
    return new;
  end if;

  v_statuses := array(
    select r.status from app.ruleset as r where r.id = any(v_rulesets) order by r.id for share
  );
  if 'published' = any(v_statuses) then
    raise exception using errcode = 'PT409', message = 'ruleset_published',
      hint = 'Make a draft with app.draft_ruleset(), and edit that.';
  end if;
  return coalesce(new, old);
end;
$$;

comment on function app.freeze_published_rules() is
'Trigger: no row enters, changes in or leaves a published ruleset. Where
session_replication_role is replica, as in some restores, rows may enter.
Errors: PT409 ruleset_published.';

create function app.keep_published_rules()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  if exists (select from app.ruleset as r where r.status = 'published') then
    raise exception using errcode = 'PT409', message = 'ruleset_published',
      hint = 'Delete the rows of a draft by its ruleset_id.';
  end if;
  return null;
end;
$$;

comment on function app.keep_published_rules() is
'Trigger: nothing of the catalogue is truncated while a ruleset is published.
Errors: PT409 ruleset_published.';

create trigger freeze_published_ruleset
  before insert or update or delete on app.ruleset
  for each row execute function app.freeze_published_ruleset();
create trigger freeze_published_rules
  before insert or update or delete on app.parameter
  for each row execute function app.freeze_published_rules();
create trigger freeze_published_rules
  before insert or update or delete on app.question
  for each row execute function app.freeze_published_rules();
create trigger freeze_published_rules
  before insert or update or delete on app.question_option
  for each row execute function app.freeze_published_rules();
create trigger freeze_published_rules
  before insert or update or delete on app.produit
  for each row execute function app.freeze_published_rules();
create trigger freeze_published_rules
  before insert or update or delete on app.criterion
  for each row execute function app.freeze_published_rules();
create trigger freeze_published_rules
  before insert or update or delete on app.savings_component
  for each row execute function app.freeze_published_rules();

create trigger keep_published_rules
  before truncate on app.ruleset
  for each statement execute function app.keep_published_rules();
create trigger keep_published_rules
  before truncate on app.parameter
  for each statement execute function app.keep_published_rules();
create trigger keep_published_rules
  before truncate on app.question
  for each statement execute function app.keep_published_rules();
create trigger keep_published_rules
  before truncate on app.question_option
  for each statement execute function app.keep_published_rules();
create trigger keep_published_rules
  before truncate on app.produit
  for each statement execute function app.keep_published_rules();
create trigger keep_published_rules
  before truncate on app.criterion
  for each statement execute function app.keep_published_rules();
create trigger keep_published_rules
  before truncate on app.savings_component
  for each statement execute function app.keep_published_rules();

alter table app.ruleset enable always trigger freeze_published_ruleset;
alter table app.parameter enable always trigger freeze_published_rules;
alter table app.question enable always trigger freeze_published_rules;
alter table app.question_option enable always trigger freeze_published_rules;
alter table app.produit enable always trigger freeze_published_rules;
alter table app.criterion enable always trigger freeze_published_rules;
alter table app.savings_component enable always trigger freeze_published_rules;
alter table app.ruleset enable always trigger keep_published_rules;
alter table app.parameter enable always trigger keep_published_rules;
alter table app.question enable always trigger keep_published_rules;
alter table app.question_option enable always trigger keep_published_rules;
alter table app.produit enable always trigger keep_published_rules;
alter table app.criterion enable always trigger keep_published_rules;
alter table app.savings_component enable always trigger keep_published_rules;
