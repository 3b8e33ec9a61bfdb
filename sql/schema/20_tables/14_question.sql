-- What a visitor is asked, and when.
create table app.question (
  ruleset_id integer not null,
  code text not null,
  position integer not null,
  type app.question_type not null,
  label text not null,
  short_label text not null,
  help text not null,
  unit text,
  min numeric,
  max numeric,
  may_be_unknown boolean not null default false,
  visible_if jsonpath,
  not_above text,
  shown json,
  constraint question_pkey primary key (ruleset_id, code),
  constraint question_ruleset_id_position_key unique (ruleset_id, position)
    deferrable initially immediate,
  constraint question_ruleset_id_fkey foreign key (ruleset_id)
    references app.ruleset (id) on delete cascade,
  constraint question_ruleset_id_not_above_fkey foreign key (ruleset_id, not_above)
    references app.question (ruleset_id, code),
  constraint question_code_check check (code ~ '^[A-Z][A-Z0-9_]*$'),
  constraint question_bounds_check check (
    case when type in ('number', 'amount') then min >= 0 and max >= min
      else min is null and max is null and unit is null and not_above is null end
  ),
  constraint question_may_be_unknown_check
    check (not may_be_unknown or type in ('number', 'amount')),
  constraint question_visible_if_check
    check (visible_if is null or visible_if::text like 'strict %')
);

create index question_ruleset_id_not_above_idx on app.question (ruleset_id, not_above);

comment on table app.question is
'One code is one question for ever; a code is never reused for another. Texts are French and shown
as they are.';
comment on column app.question.help is 'Where the visitor finds this figure, or what counts.';
comment on column app.question.unit is 'Printed after a number, e.g. €, litres par mois.';
comment on column app.question.visible_if is
'Asked only when this path holds; it repeats the condition of each question it reads, so that a
stale answer cannot come back through the chain.';
comment on column app.question.not_above is
'The answer may not exceed the answer to this other question, where both are known.';
comment on column app.question.shown is
'Derived when the ruleset is published, and frozen with it: the question as a page needs it.';

alter table app.question enable row level security;
create policy question_all_none on app.question
  for all to anon, authenticated using (false);
grant select on app.question to service_role;
