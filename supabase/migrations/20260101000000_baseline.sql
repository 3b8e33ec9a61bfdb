-- Built by "deno task db:build": edit sql/, not this file.

-- sql/schema/10_foundation/10_privileges.sql
-- Deny first: nothing that is created from here on can be executed until a grant names who may.
-- The global form on purpose: a per-schema default cannot take away what PUBLIC gets by itself.
alter default privileges revoke execute on functions from public;

-- sql/schema/10_foundation/20_schemas.sql
-- Two rooms: app holds everything, api is the door that PostgREST exposes.
create schema app;
create schema api;

comment on schema app is 'Private: tables, rules and steps. Never exposed over HTTP.';
comment on schema api is 'The only exposed schema: one function for each thing a caller may ask.';

grant usage on schema app, api to service_role, authenticated;

-- sql/schema/10_foundation/30_types.sql
-- Closed lists. A value is added with a schema migration, never removed.
create type app.ruleset_status as enum ('draft', 'published');
create type app.question_type as enum ('single', 'multiple', 'number', 'amount', 'boolean');
create type app.result_kind as enum ('right', 'estimate', 'receivable', 'qualitative');
create type app.evidence as enum ('law', 'doctrine', 'announced', 'hypothesis');
create type app.result_state as enum ('eligible', 'to_confirm', 'not_eligible');
create type app.confidence as enum ('high', 'medium', 'low');
create type app.session_status as enum ('open', 'completed', 'migrated');
create type app.file_status as enum ('new', 'requested', 'in_progress', 'done', 'abandoned');
create type app.rate_action as enum (
  'create_session', 'save_responses', 'migrate_session', 'send_mail'
);
create type app.rate_scope as enum ('address', 'session', 'global');

comment on type app.ruleset_status is
'A draft may be edited; a published ruleset is frozen for ever.';
comment on type app.question_type is
'single: one option code. multiple: one or more option codes. number: whole. amount: euros, two
decimals at most. boolean: true or false.';
comment on type app.result_kind is
'right: fixed by law. estimate: a range to be verified. receivable: already owed to the company.
qualitative: no amount can be known from the answers.';
comment on type app.evidence is
'What a figure rests on: law (statute or decree), doctrine (the administration''s published
reading), announced (a published schedule not yet in force), hypothesis (a market habit).';
comment on type app.result_state is
'eligible: every required criterion holds. not_eligible: one fails. to_confirm: one is unknown.';
comment on type app.confidence is
'high: all known, no hypothesis used. medium: all known, a hypothesis used. low: something
unknown.';
comment on type app.session_status is
'open: answers may come. completed: results are computed. migrated: it belongs to a client.
Expired is derived from expires_at, never stored.';
comment on type app.file_status is
'new, then requested (by the client), in_progress, done or abandoned (by an operator).';

comment on type app.rate_action is
'What visitors may do so many times: start a session; save answers or ask for results; migrate or
attach; have a mail sent.';
comment on type app.rate_scope is
'Who shares the slots, in the order in which they are taken: one address, one session, everybody.';

-- What the engine finds for one product of one set of answers; the words are joined later.
create type app.finding as (
  ordinal bigint,
  produit text,
  kind app.result_kind,
  state app.result_state,
  score integer,
  confidence app.confidence,
  already_in_place boolean,
  amount_low numeric,
  amount_high numeric,
  criteria jsonb
);

comment on type app.finding is
'One product judged. ordinal: which of the answer sets given. amounts: euros per year, to the cent,
null unless eligible or when qualitative. criteria: { criterion: true, false or null }.';

-- One thing wrong with one field of what a caller sent.
create type app.fault as (field text, code text, min numeric, max numeric);

comment on type app.fault is
'An entry of the details of a 422: field, code and, where there are, bounds.';

-- sql/schema/10_foundation/40_rule_language.sql
-- The rule language is strict SQL/JSON path, cut down. These four functions read a path's canonical
-- text, so they are right only for paths that pass app.is_rule_path.

-- A path without its string literals, which may hold anything.
create function app.without_literals(path jsonpath)
returns text
language sql
immutable
strict
security invoker
set search_path = ''
as $$
  select regexp_replace(path::text, '(==|!=) "([^"\\]|\\.)*"', '\1 ""', 'g');
$$;

comment on function app.without_literals(jsonpath) is
'The canonical text of a path with each compared string literal emptied.';

create function app.questions_read(path jsonpath)
returns text[]
language sql
immutable
strict
security invoker
set search_path = ''
as $$
  select array(
    select distinct m[1]
    from regexp_matches(app.without_literals(path), '\$\."([^"\\]+)"', 'g') as m
    order by 1
  );
$$;

comment on function app.questions_read(jsonpath) is
'The codes of the questions that a path reads, sorted.';

create function app.parameters_read(path jsonpath)
returns text[]
language sql
immutable
strict
security invoker
set search_path = ''
as $$
  select array(
    select distinct m[1]
    from regexp_matches(app.without_literals(path), '\$"([^"\\]+)"', 'g') as m
    order by 1
  );
$$;

comment on function app.parameters_read(jsonpath) is
'The codes of the parameters that a path reads, sorted.';

-- Whatever remains once the allowed tokens are removed must be nothing: no filter, wildcard over
-- keys, method, exists, is unknown, regular expression, null or division.
create function app.is_rule_path(path jsonpath)
returns boolean
language sql
immutable
strict
security invoker
set search_path = ''
as $$
  select path::text like 'strict %' and regexp_replace(
    path::text,
    '^strict |\$\."[A-Z][A-Z0-9_]*"(\[\*\])?|\$"[a-z][a-z0-9_]*"|"([^"\\]|\\.)*"'
      || '|[0-9]+(\.[0-9]+)?|\mtrue\M|\mfalse\M|==|!=|<=|>=|<|>|&&|\|\||!|[-+*() ]',
    '', 'g'
  ) = '';
$$;

comment on function app.is_rule_path(jsonpath) is
'Whether a path keeps to the rule language: strict, keys right after $, variables, literals,
comparisons, && || ! and + - *. Strict matters: only then is a missing answer unknown, not false.';

-- sql/schema/10_foundation/45_text_versions.sql
-- Read by a constraint, so it is there before the tables. It leaves no room for a name, an address
-- or a number: what a client agreed to is told by the audit trail, for good.
create function app.is_text_version(value text)
returns boolean
language sql
immutable
strict
security invoker
set search_path = ''
as $$
  select is_text_version.value ~ '^20[0-9]{2}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$';
$$;

comment on function app.is_text_version(text) is
'Whether this names a version of a text that people agree to: its month, as 2026-01, or its day, as
2026-01-31.';

grant execute on function app.is_text_version(text) to service_role, authenticated;

-- sql/schema/10_foundation/50_clock.sql
-- The day that rules are judged on. French law's day is that of Paris.
create function app.today()
returns date
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return coalesce(
    nullif(current_setting('tremplin.today', true), '')::date,
    (now() at time zone 'Europe/Paris')::date
  );
end;
$$;

comment on function app.today() is
'The date of evaluation where none is given. The setting tremplin.today replaces it, so that a
database can be tried at another date; callers over HTTP cannot set it.';

grant execute on function app.today() to service_role;

-- sql/schema/10_foundation/60_logs.sql
-- What visitors type reaches Postgres as parameters of PostgREST. Whoever has statements logged, to
-- find a slow one, must not have it logged with them. Nor may an error quote it: ours do not, but
-- Postgres adds as context the text that its JSON parser stumbled over. What a database lets its
-- owner not decide, it says when the schema migration runs; docs/operations.md has the rest.
do $$
declare
  v_setting text;
begin
  foreach v_setting in array array[
    'log_parameter_max_length = 0',
    'log_parameter_max_length_on_error = 0',
    'auto_explain.log_parameter_max_length = 0',
    'log_error_verbosity = terse'
  ] loop
    begin
      execute 'alter role authenticator set ' || v_setting;
    exception
      when others then
        raise notice 'authenticator goes without %: %', v_setting, sqlerrm;
    end;
  end loop;
end;
$$;

-- sql/schema/10_foundation/70_logins.sql
-- A signed token says who somebody was when it was given, and goes on for up to an hour. Whether
-- the login that gave it still stands is known to Auth alone.
create function app.is_live_login(user_id uuid, login_id text)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_login_id uuid := case
    when is_live_login.login_id ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
      then is_live_login.login_id::uuid
  end;
begin
  return exists (
    select from auth.sessions as l
    join auth.users as u on u.id = l.user_id
    where l.id = v_login_id
      and l.user_id = is_live_login.user_id
      and coalesce(l.not_after, 'infinity') > now()
      and coalesce(u.banned_until, '-infinity') <= now()
      and u.deleted_at is null
  );
end;
$$;

comment on function app.is_live_login(uuid, text) is
'Whether a user is still signed in by this login, which is a row of auth.sessions and the session_id
of each token it gives: not signed out, here or everywhere, not past its end, and the user neither
banned nor deleted.';

grant execute on function app.is_live_login(uuid, text) to service_role;

create function app.signed_in_id()
returns uuid
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return case
    when app.is_live_login(auth.uid(), auth.jwt() ->> 'session_id') then auth.uid()
  end;
end;
$$;

comment on function app.signed_in_id() is
'The user of this call, while the login that its signed token names lives; null else. The one place
where a token is believed: policies and functions ask here.';

grant execute on function app.signed_in_id() to authenticated;

-- sql/schema/20_tables/10_ruleset.sql
-- One version of the questions, products, criteria, components and figures.
create table app.ruleset (
  id integer generated by default as identity,
  name text not null,
  status app.ruleset_status not null default 'draft',
  created_at timestamptz not null default now(),
  published_at timestamptz,
  based_on integer,
  constraint ruleset_pkey primary key (id),
  constraint ruleset_name_key unique (name),
  constraint ruleset_based_on_fkey foreign key (based_on) references app.ruleset (id),
  constraint ruleset_name_check check (name ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$'),
  constraint ruleset_published_at_check
    check ((status = 'published') = (published_at is not null))
);

create index ruleset_based_on_idx on app.ruleset (based_on);

comment on table app.ruleset is
'A version of the whole catalogue. The published one with the latest published_at is current; a
session keeps the version it started with, so a result can be made again at any time.
Edited through app.draft_ruleset() and app.publish_ruleset().';
comment on column app.ruleset.based_on is
'The ruleset that was current when this draft was made; it must still be when it is published.';
comment on column app.ruleset.name is 'Shown with each result, e.g. 2026-01.';

alter table app.ruleset enable row level security;
create policy ruleset_all_none on app.ruleset
  for all to anon, authenticated using (false);
grant select on app.ruleset to service_role;

-- sql/schema/20_tables/12_parameter.sql
-- The figures themselves, as the law or our hypothesis states them, each with its dates and source.
create table app.parameter (
  ruleset_id integer not null,
  code text not null,
  valid_from date not null,
  valid_to date,
  label text not null,
  value numeric not null,
  unit text not null,
  evidence app.evidence not null,
  source text not null,
  constraint parameter_pkey primary key (ruleset_id, code, valid_from),
  constraint parameter_ruleset_id_fkey foreign key (ruleset_id)
    references app.ruleset (id) on delete cascade,
  constraint parameter_code_check check (code ~ '^[a-z][a-z0-9_]*$'),
  constraint parameter_period_check check (valid_to >= valid_from)
);

comment on table app.parameter is
'A dated figure. A formula reads it as $code; nothing else in the product holds a figure. The lint
demands that each one used has exactly one value a day from today to ten years on.';
comment on column app.parameter.valid_from is 'First day, included.';
comment on column app.parameter.valid_to is 'Last day, included; null while no end is known.';
comment on column app.parameter.value is
'In the unit beside it; a percentage is stored as 17, not 0.17.';
comment on column app.parameter.source is
'Legal reference or address; for a hypothesis, who made it and why.';

alter table app.parameter enable row level security;
create policy parameter_all_none on app.parameter
  for all to anon, authenticated using (false);
grant select on app.parameter to service_role;

-- sql/schema/20_tables/14_question.sql
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

-- sql/schema/20_tables/15_question_option.sql
-- The options of single and multiple questions.
create table app.question_option (
  ruleset_id integer not null,
  question text not null,
  code text not null,
  position integer not null,
  label text not null,
  is_exclusive boolean not null default false,
  revenue_parameter text,
  constraint question_option_pkey primary key (ruleset_id, question, code),
  constraint question_option_position_key unique (ruleset_id, question, position)
    deferrable initially immediate,
  constraint question_option_question_fkey foreign key (ruleset_id, question)
    references app.question (ruleset_id, code) on delete cascade,
  constraint question_option_code_check check (code ~ '^[a-zA-Z][a-zA-Z0-9_]*$')
);

comment on table app.question_option is 'One row for each answer that may be tapped.';
comment on column app.question_option.is_exclusive is
'Of a multiple question: this option stands alone, e.g. none of these.';
comment on column app.question_option.revenue_parameter is
'Of an activity: the parameter with the yearly revenue per employee, used to prefill an account.';

alter table app.question_option enable row level security;
create policy question_option_all_none on app.question_option
  for all to anon, authenticated using (false);
grant select on app.question_option to service_role;

-- sql/schema/20_tables/16_produit.sql
-- What a company may claim.
create table app.produit (
  ruleset_id integer not null,
  code text not null,
  position integer not null,
  name text not null,
  category text not null,
  kind app.result_kind not null,
  is_active boolean not null default true,
  summary text not null,
  in_place_if jsonpath,
  next_step text,
  documents text[] not null default '{}',
  deadline text,
  constraint produit_pkey primary key (ruleset_id, code),
  constraint produit_ruleset_id_position_key unique (ruleset_id, position)
    deferrable initially immediate,
  constraint produit_ruleset_id_fkey foreign key (ruleset_id)
    references app.ruleset (id) on delete cascade,
  constraint produit_code_check check (code ~ '^[A-Z][A-Z0-9_]*$'),
  constraint produit_in_place_if_check
    check (in_place_if is null or in_place_if::text like 'strict %')
);

comment on table app.produit is
'A product of the catalogue, with the recommendation that goes with it. A product that is no longer
offered is made inactive in the next ruleset, never deleted: clients may hold it.';
comment on column app.produit.in_place_if is
'Holds when the company already has it; the result then says so and enters no total.';
comment on column app.produit.next_step is
'What to do first; the lint demands it of an active product.';
comment on column app.produit.documents is 'What to gather, one document each.';
comment on column app.produit.deadline is 'Until when it can be claimed, in words with its source.';

alter table app.produit enable row level security;
create policy produit_all_none on app.produit
  for all to anon, authenticated using (false);
grant select on app.produit to service_role;

-- sql/schema/20_tables/18_criterion.sql
-- When a product may be claimed.
create table app.criterion (
  ruleset_id integer not null,
  produit text not null,
  code text not null,
  position integer not null,
  label text not null,
  predicate jsonpath not null,
  weight integer not null,
  is_required boolean not null default true,
  constraint criterion_pkey primary key (ruleset_id, produit, code),
  constraint criterion_position_key unique (ruleset_id, produit, position)
    deferrable initially immediate,
  constraint criterion_produit_fkey foreign key (ruleset_id, produit)
    references app.produit (ruleset_id, code) on delete cascade,
  constraint criterion_code_check check (code ~ '^[a-z][a-z0-9_]*$'),
  constraint criterion_weight_check check (weight between 1 and 100),
  constraint criterion_predicate_check check (predicate::text like 'strict %')
);

comment on table app.criterion is
'A condition of a product: true, false, or unknown while an answer is missing. A required one that
fails makes the product not eligible, one that is unknown leaves it to be confirmed.';
comment on column app.criterion.label is 'The condition in words, true when it holds.';
comment on column app.criterion.weight is
'Its part of the score; the weights of a product sum to 100.';

alter table app.criterion enable row level security;
create policy criterion_all_none on app.criterion
  for all to anon, authenticated using (false);
grant select on app.criterion to service_role;

-- sql/schema/20_tables/20_savings_component.sql
-- How much. A product's amount is the sum of the components that apply.
create table app.savings_component (
  ruleset_id integer not null,
  produit text not null,
  code text not null,
  position integer not null,
  applies_if jsonpath not null,
  low jsonpath not null,
  high jsonpath not null,
  cap_low jsonpath,
  cap_high jsonpath,
  formula text not null,
  parameters_read text[] not null generated always as (
    app.parameters_read(low) || app.parameters_read(high)
      || coalesce(app.parameters_read(cap_low), '{}')
      || coalesce(app.parameters_read(cap_high), '{}')
  ) stored,
  formula_parts text[] not null generated always as (regexp_split_to_array(formula, '[{}]')) stored,
  constraint savings_component_pkey primary key (ruleset_id, produit, code),
  constraint savings_component_position_key unique (ruleset_id, produit, position)
    deferrable initially immediate,
  constraint savings_component_produit_fkey foreign key (ruleset_id, produit)
    references app.produit (ruleset_id, code) on delete cascade,
  constraint savings_component_code_check check (code ~ '^[a-z][a-z0-9_]*$'),
  constraint savings_component_strict_check check (
    applies_if::text like 'strict %' and low::text like 'strict %' and high::text like 'strict %'
    and coalesce(cap_low::text, 'strict ') like 'strict %'
    and coalesce(cap_high::text, 'strict ') like 'strict %'
  )
);

comment on table app.savings_component is
'Euros per year. Evaluated only where applies_if holds; the sum over a product''s components is
rounded once, half up, to the cent. The rule language has no minimum, so a cap is a column and a
tier is a component of its own.';
comment on column app.savings_component.formula is
'The calculation in words: {CODE} stands for an answer, {code} for a parameter. The lint demands
that it names exactly what low, high and the caps read.';
comment on column app.savings_component.parameters_read is
'Derived: the figures that the amounts read.';
comment on column app.savings_component.formula_parts is
'Derived: the formula split at its braces; even elements are codes, odd ones are words.';

alter table app.savings_component enable row level security;
create policy savings_component_all_none on app.savings_component
  for all to anon, authenticated using (false);
grant select on app.savings_component to service_role;

-- sql/schema/20_tables/30_temporary_session.sql
-- A visitor's simulation before he has an account. It holds a digest of the token, never the token.
create table app.temporary_session (
  id uuid not null default gen_random_uuid(),
  token_digest bytea not null,
  status app.session_status not null default 'open',
  ruleset_id integer not null,
  source text not null default 'simulator',
  is_test boolean not null default false,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  completed_at timestamptz,
  evaluated_on date,
  results_digest bytea,
  results json,
  totals jsonb,
  migrated_at timestamptz,
  migration_ms numeric,
  client_id uuid,
  constraint temporary_session_pkey primary key (id),
  constraint temporary_session_token_digest_key unique (token_digest),
  constraint temporary_session_token_digest_check check (octet_length(token_digest) = 32),
  constraint temporary_session_ruleset_id_fkey foreign key (ruleset_id)
    references app.ruleset (id),
  constraint temporary_session_source_check check (source ~ '^[a-z][a-z0-9_-]{0,49}$'),
  constraint temporary_session_completed_fields_check check (
    (status = 'open') = (completed_at is null)
    and (status = 'open') = (evaluated_on is null)
    and (status = 'open') = (results_digest is null)
    and (status = 'open') = (results is null)
    and (status = 'open') = (totals is null)
  ),
  constraint temporary_session_migrated_fields_check check (
    (status = 'migrated') = (migrated_at is not null)
    and (status = 'migrated') = (client_id is not null)
    and (status = 'migrated') = (migration_ms is not null)
  )
);

create index temporary_session_ruleset_id_idx on app.temporary_session (ruleset_id);
create index temporary_session_client_id_idx on app.temporary_session (client_id);
create index temporary_session_expires_at_idx on app.temporary_session (expires_at)
  where status <> 'migrated';

comment on table app.temporary_session is
'One simulation. open, then completed, then migrated; an answer saved on a completed session reopens
it. Expired is derived: expires_at is 7 days after the last answer.';
comment on column app.temporary_session.token_digest is
'SHA-256 of the token that its visitor holds.';
comment on column app.temporary_session.is_test is
'Made by a check of the service; statistics leave it out.';
comment on column app.temporary_session.evaluated_on is 'The day whose figures the results use.';
comment on column app.temporary_session.results_digest is
'Digest of ruleset, day and answers that the results were made from.';
comment on column app.temporary_session.results is
'As api.calculate_eligibility showed them: json, the very text. A migration keeps this text.';
comment on column app.temporary_session.migration_ms is
'How long its migration took, in milliseconds.';

alter table app.temporary_session enable row level security;
create policy temporary_session_all_none on app.temporary_session
  for all to anon, authenticated using (false);
grant select, insert, update, delete on app.temporary_session to service_role;

-- sql/schema/20_tables/32_temporary_response.sql
-- One answer of one session.
create table app.temporary_response (
  session_id uuid not null,
  question text not null,
  value jsonb not null,
  answered_at timestamptz not null default now(),
  constraint temporary_response_pkey primary key (session_id, question),
  constraint temporary_response_session_id_fkey foreign key (session_id)
    references app.temporary_session (id) on delete cascade,
  constraint temporary_response_value_check check (
    jsonb_typeof(value) <> 'object' and octet_length(value::text) <= 4000
  )
);

comment on table app.temporary_response is
'Answers as given; JSON null is "I don''t know". Written by app.store_responses alone, which checks
each code and value against the session''s ruleset. No foreign key to the question: it would cost an
index entry for each answer of each visitor, to repeat what that one function has just checked.';

alter table app.temporary_response enable row level security;
create policy temporary_response_all_none on app.temporary_response
  for all to anon, authenticated using (false);
grant select, insert, update, delete on app.temporary_response to service_role;

-- sql/schema/20_tables/34_temporary_eligibility.sql
-- The result of one session for one product.
create table app.temporary_eligibility (
  session_id uuid not null,
  produit text not null,
  state app.result_state not null,
  score integer not null,
  confidence app.confidence not null,
  already_in_place boolean not null,
  amount_low numeric(14, 2),
  amount_high numeric(14, 2),
  criteria jsonb not null,
  constraint temporary_eligibility_pkey primary key (session_id, produit),
  constraint temporary_eligibility_session_id_fkey foreign key (session_id)
    references app.temporary_session (id) on delete cascade,
  constraint temporary_eligibility_score_check check (score between 0 and 100),
  constraint temporary_eligibility_amounts_check check (
    (amount_low is null) = (amount_high is null)
    and (amount_low is null or (state = 'eligible' and amount_low between 0 and amount_high))
  )
);

comment on table app.temporary_eligibility is
'What the engine found, without words: labels, figures and formulas belong to the ruleset and are
joined when shown or kept. Written by app.store_results alone.';
comment on column app.temporary_eligibility.amount_low is 'Euros per year, to the cent.';
comment on column app.temporary_eligibility.criteria is
'{ criterion: true, false or null }; null is unknown.';

alter table app.temporary_eligibility enable row level security;
create policy temporary_eligibility_all_none on app.temporary_eligibility
  for all to anon, authenticated using (false);
grant select, insert, delete on app.temporary_eligibility to service_role;

-- sql/schema/20_tables/36_cleaned_sessions.sql
-- What clean-up and erasure deleted, as counts, so that the funnel loses nobody.
create table app.cleaned_sessions (
  started_on date not null,
  secteur text not null,
  step text not null,
  sessions bigint not null,
  constraint cleaned_sessions_pkey primary key (started_on, secteur, step),
  constraint cleaned_sessions_step_check check (
    step in ('started', 'answered', 'completed', 'migrated')
  ),
  constraint cleaned_sessions_sessions_check check (sessions > 0)
);

comment on table app.cleaned_sessions is
'Sessions that were deleted, because they expired or because their client was erased, counted by
day, activity and how far they came. No personal data.';
comment on column app.cleaned_sessions.secteur is
'Option code of SECTEUR; empty when it was not answered.';

alter table app.cleaned_sessions enable row level security;
create policy cleaned_sessions_all_none on app.cleaned_sessions
  for all to anon, authenticated using (false);
grant select on app.cleaned_sessions to service_role;

-- sql/schema/20_tables/40_client.sql
-- An account. Its id is the Auth user's id; the e-mail address and the password live in Auth alone.
create table app.client (
  id uuid not null,
  company_name text not null,
  contact_name text not null,
  phone text,
  siren text,
  secteur_activite text,
  nombre_employes integer,
  revenu_annuel numeric(14, 2),
  anciennete_entreprise integer,
  provenance jsonb not null default '{}',
  terms_version text not null,
  terms_accepted_at timestamptz not null,
  contact_consented_at timestamptz,
  contact_text_version text,
  marketing_consented_at timestamptz,
  marketing_text_version text,
  email_proved_at timestamptz,
  may_be_contacted boolean not null generated always as (
    contact_consented_at is not null and email_proved_at is not null
  ) stored,
  is_test boolean not null default false,
  created_at timestamptz not null default now(),
  constraint client_pkey primary key (id),
  constraint client_id_fkey foreign key (id) references auth.users (id) on delete cascade,
  constraint client_consent_versions_check check (
    (contact_consented_at is null) = (contact_text_version is null)
    and (marketing_consented_at is null) = (marketing_text_version is null)
  ),
  constraint client_text_versions_check check (
    app.is_text_version(terms_version)
    and app.is_text_version(contact_text_version)
    and app.is_text_version(marketing_text_version)
  ),
  constraint client_company_name_check check (length(company_name) between 1 and 200),
  constraint client_contact_name_check check (length(contact_name) between 1 and 200),
  constraint client_phone_check check (phone ~ '^\+[1-9][0-9]{1,14}$'),
  constraint client_siren_check check (siren ~ '^[0-9]{9}$'),
  constraint client_nombre_employes_check check (nombre_employes >= 0),
  constraint client_revenu_annuel_check check (revenu_annuel >= 0),
  constraint client_anciennete_entreprise_check check (anciennete_entreprise >= 0)
);

alter table app.temporary_session add constraint temporary_session_client_id_fkey
  foreign key (client_id) references app.client (id) on delete cascade;

comment on table app.client is
'A company''s account. Erasing the Auth user erases it and all that belongs to it.';
comment on column app.client.siren is
'Nine digits, Luhn; not unique: one company may hold two accounts.';
comment on column app.client.nombre_employes is 'Employees.';
comment on column app.client.revenu_annuel is 'Euros per year.';
comment on column app.client.anciennete_entreprise is 'Years.';
comment on column app.client.provenance is
'{ field: form, answer, estimated or default } for each prefilled field that is known.';
comment on column app.client.contact_consented_at is
'When he agreed to be contacted without having asked; null: he did not.';
comment on column app.client.contact_text_version is
'Version of the text in which he agreed, as terms_version has it; null with the time. Every consent,
its text and its end are told by the audit trail.';
comment on column app.client.email_proved_at is
'When he first showed that he reads the mails of his address; null: anybody may have typed it, or
Auth has given him another since. Not auth.users.email_confirmed_at, which only lets him sign in.';
comment on column app.client.may_be_contacted is
'Whether an operator may write to him or call him of his own accord: he agreed, and is who the
address says. About a file that he asked for, and that alone, his request is enough once the address
is proved, until he takes it back or the file ends.';

alter table app.client enable row level security;
create policy client_select_own on app.client
  for select to authenticated using (id = (select app.signed_in_id()));
grant select, insert, update on app.client to service_role;
grant select on app.client to authenticated;

-- sql/schema/20_tables/42_simulation.sql
-- The history of a client: each simulation as it was answered and as it was shown.
create table app.simulation (
  id uuid not null default gen_random_uuid(),
  client_id uuid not null,
  session_id uuid not null,
  ruleset_id integer not null,
  source text not null default 'simulator_migration',
  responses jsonb not null,
  questions json not null,
  results json not null,
  totals jsonb not null,
  started_at timestamptz not null,
  completed_at timestamptz not null,
  evaluated_on date not null,
  created_at timestamptz not null default now(),
  constraint simulation_pkey primary key (id),
  constraint simulation_session_id_key unique (session_id),
  constraint simulation_client_id_id_key unique (client_id, id),
  constraint simulation_client_id_fkey foreign key (client_id)
    references app.client (id) on delete cascade,
  constraint simulation_session_id_fkey foreign key (session_id)
    references app.temporary_session (id),
  constraint simulation_ruleset_id_fkey foreign key (ruleset_id) references app.ruleset (id)
);

create index simulation_ruleset_id_idx on app.simulation (ruleset_id);

comment on table app.simulation is
'Kept whole and readable by itself: answers, questions as they were asked, explained results. What
was shown is kept as the very text that was shown: json, not jsonb.';
comment on column app.simulation.responses is '{ question: answer }, as given.';
comment on column app.simulation.questions is
'The questions that were asked, as api.questionnaire shows them.';
comment on column app.simulation.results is 'As api.calculate_eligibility showed them.';

alter table app.simulation enable row level security;
create policy simulation_select_own on app.simulation
  for select to authenticated using (client_id = (select app.signed_in_id()));
grant select, insert on app.simulation to service_role;
grant select on app.simulation to authenticated;

-- sql/schema/20_tables/44_client_produit_eligible.sql
-- What a client may claim, and how far his file is.
create table app.client_produit_eligible (
  client_id uuid not null,
  produit text not null,
  ruleset_id integer not null,
  simulation_id uuid not null,
  state app.result_state not null,
  score integer not null,
  confidence app.confidence not null,
  already_in_place boolean not null,
  amount_low numeric(14, 2),
  amount_high numeric(14, 2),
  recommendation jsonb not null,
  metadata jsonb not null,
  file_status app.file_status not null default 'new',
  file_status_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint client_produit_eligible_pkey primary key (client_id, produit),
  constraint client_produit_eligible_client_id_fkey foreign key (client_id)
    references app.client (id) on delete cascade,
  constraint client_produit_eligible_produit_fkey foreign key (ruleset_id, produit)
    references app.produit (ruleset_id, code),
  constraint client_produit_eligible_simulation_fkey foreign key (client_id, simulation_id)
    references app.simulation (client_id, id),
  constraint client_produit_eligible_state_check check (state <> 'not_eligible'),
  constraint client_produit_eligible_score_check check (score between 0 and 100)
);

create index client_produit_eligible_produit_idx
  on app.client_produit_eligible (ruleset_id, produit);
create index client_produit_eligible_simulation_idx
  on app.client_produit_eligible (client_id, simulation_id);

comment on table app.client_produit_eligible is
'One row for each client and product. A file that is no longer new is protected: a later simulation
refreshes its estimate and notes the change, nothing else.';
comment on column app.client_produit_eligible.simulation_id is
'The simulation that the estimate comes from.';
comment on column app.client_produit_eligible.amount_low is 'Euros per year, to the cent.';
comment on column app.client_produit_eligible.recommendation is
'{ next_step, documents, deadline }.';
comment on column app.client_produit_eligible.metadata is
'{ source, evaluated_on, criteria, changes: [{ at, from, to }] }.';

alter table app.client_produit_eligible enable row level security;
create policy client_produit_eligible_select_own on app.client_produit_eligible
  for select to authenticated using (client_id = (select app.signed_in_id()));
create policy client_produit_eligible_update_own on app.client_produit_eligible
  for update to authenticated
  using (client_id = (select app.signed_in_id()) and file_status = 'new')
  with check (client_id = (select app.signed_in_id()) and file_status = 'requested');
grant select, insert, update on app.client_produit_eligible to service_role;
grant select, update (file_status, file_status_at, updated_at)
  on app.client_produit_eligible to authenticated;

-- sql/schema/20_tables/46_former_produit.sql
-- What an attached simulation changed, as it was, so that it can be taken back to the letter.
create table app.former_produit (
  session_id uuid not null,
  produit text not null,
  file jsonb not null,
  constraint former_produit_pkey primary key (session_id, produit),
  constraint former_produit_session_id_fkey foreign key (session_id)
    references app.temporary_session (id) on delete cascade
);

comment on table app.former_produit is
'A client''s product before a session that was attached gave it a new estimate. For
api.undo_migration alone; app.cleanup_former_produits deletes it after app.undo_period().';
comment on column app.former_produit.file is 'The whole row of app.client_produit_eligible.';

alter table app.former_produit enable row level security;
create policy former_produit_all_none on app.former_produit
  for all to anon, authenticated using (false);
grant select, insert on app.former_produit to service_role;

-- sql/schema/20_tables/50_audit_event.sql
-- What happened to sessions, accounts and files. Rows are added, never changed.
create table app.audit_event (
  id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  kind text not null,
  session_id uuid,
  client_id uuid,
  actor text not null,
  details jsonb not null default '{}',
  constraint audit_event_pkey primary key (id),
  constraint audit_event_kind_check check (kind ~ '^[a-z]+(_[a-z]+)+$')
);

create index audit_event_session_id_idx on app.audit_event (session_id);
create index audit_event_client_id_idx on app.audit_event (client_id);

comment on table app.audit_event is
'Append only, and free of personal data: identifiers and counts. No foreign key, so that it outlives
the rows it speaks of. A trigger refuses changes to every role; the owner can disable it.';
comment on column app.audit_event.actor is 'visitor, client, operator:<who>, auth, clock or test.';

alter table app.audit_event enable row level security;
create policy audit_event_select_own on app.audit_event
  for select to authenticated using (client_id = (select app.signed_in_id()));
create policy audit_event_insert_own on app.audit_event
  for insert to authenticated
  with check (
    client_id = (select app.signed_in_id()) and actor = 'client' and kind = 'file_requested'
    and exists (
      select from app.client_produit_eligible as c
      where c.client_id = audit_event.client_id
        and jsonb_build_object('produit', c.produit) = details
    )
  );
grant select, insert on app.audit_event to service_role;
grant select, insert (kind, client_id, actor, details) on app.audit_event to authenticated;

-- sql/schema/20_tables/52_migration_failure.sql
-- A failed migration leaves no trace in its own transaction; the edge function notes it here.
create table app.migration_failure (
  id bigint generated always as identity,
  at timestamptz not null default now(),
  session_id uuid,
  is_test boolean not null default false,
  request_id text not null,
  code text not null,
  step text,
  road text not null default 'migrate',
  client_id uuid,
  constraint migration_failure_pkey primary key (id),
  constraint migration_failure_request_id_key unique (request_id),
  constraint migration_failure_request_id_check check (length(request_id) between 1 and 100),
  constraint migration_failure_code_check check (code ~ '^[a-z][a-z_]{0,49}$'),
  constraint migration_failure_step_check check (step ~ '^[a-z][a-z_]{0,49}$'),
  constraint migration_failure_road_check check (road in ('migrate', 'attach')),
  constraint migration_failure_login_check check (road = 'attach' or client_id is null),
  constraint migration_failure_client_id_fkey foreign key (client_id)
    references auth.users (id) on delete set null
);

create index migration_failure_client_id_idx on app.migration_failure (client_id);

comment on table app.migration_failure is
'Failures that were nobody''s refusal: errors and timeouts. No personal data.';
comment on column app.migration_failure.is_test is
'As its session''s: it outlives it. Statistics leave it out.';
comment on column app.migration_failure.step is
'The step of api.migrate_session or api.attach_session that was under way, if known.';
comment on column app.migration_failure.road is
'migrate: a sign-up. attach: to a login that was there already.';
comment on column app.migration_failure.client_id is
'The login of an attach, with or without a client; null once it is erased.';

alter table app.migration_failure enable row level security;
create policy migration_failure_all_none on app.migration_failure
  for all to anon, authenticated using (false);
grant select, insert on app.migration_failure to service_role;

-- sql/schema/20_tables/54_standing_move.sql
-- A session may move, be taken back, and move again: the trail keeps all of it, this is what holds.
create view app.standing_move with (security_invoker = true) as
select e.id, e.session_id, e.client_id, e.kind, e.details
from app.audit_event as e
where e.kind in ('session_migrated', 'session_attached') and not exists (
  select from app.audit_event as u
  where u.session_id = e.session_id and u.kind = 'migration_undone' and u.id > e.id
);

comment on view app.standing_move is
'The moves of sessions to clients that were not taken back, as the trail tells them, in the order of
their id. One for each migrated session.';

grant select on app.standing_move to service_role;

-- sql/schema/20_tables/60_rate_limit.sql
-- How often visitors may do what. An operator edits the rows; the next attempt sees it.
create table app.rate_limit (
  action app.rate_action not null,
  scope app.rate_scope not null,
  slots integer not null,
  period interval not null,
  constraint rate_limit_pkey primary key (action, scope),
  constraint rate_limit_slots_check check (slots > 0),
  constraint rate_limit_period_check check (
    period between interval '1 second' and interval '1 day'
  )
);

comment on table app.rate_limit is
'slots attempts at most in any period, for each address, for each session, and for all together. An
action without a row for a scope is not limited there.';
comment on column app.rate_limit.period is
'Rolling: it ends now, not at the full hour.';

alter table app.rate_limit enable row level security;
create policy rate_limit_all_none on app.rate_limit
  for all to anon, authenticated using (false);
grant select on app.rate_limit to service_role;

-- sql/schema/20_tables/62_rate_slot.sql
-- Attempts of the last period. Unlogged: a crash empties it, which frees slots and loses nothing
-- else, and an attempt that is counted waits for no disk.
create unlogged table app.rate_slot (
  action app.rate_action not null,
  scope app.rate_scope not null,
  subject bytea not null,
  at timestamptz not null,
  counts integer[] not null,
  constraint rate_slot_pkey primary key (action, scope, subject),
  constraint rate_slot_limit_fkey foreign key (action, scope)
    references app.rate_limit (action, scope) on delete cascade,
  constraint rate_slot_subject_check check (
    octet_length(subject) = case scope when 'global' then 0 else 32 end
  ),
  constraint rate_slot_counts_check check (cardinality(counts) = 11)
);

comment on table app.rate_slot is
'Who attempted what, and how often of late. Holds digests only, never an address or a token; a row
goes once its attempts are forgotten. Written by app.count_attempt alone.';
comment on column app.rate_slot.subject is
'For an address, the keyed digest that the edge functions make of it; for a session, the digest of
its token; empty for all together.';
comment on column app.rate_slot.at is 'When the latest attempt came.';
comment on column app.rate_slot.counts is
'Attempts in the tenth of a period that at lies in, and in each of the ten before, newest first.';

alter table app.rate_slot enable row level security;
create policy rate_slot_all_none on app.rate_slot
  for all to anon, authenticated using (false);
grant select, insert, update on app.rate_slot to service_role;

-- sql/schema/30_logic/add_attempt.sql
create function app.add_attempt(counts integer[], tenths bigint)
returns integer[]
language plpgsql
immutable
strict
security invoker
set search_path = ''
as $$
declare
  -- A clock set back ends no tenth; eleven tenths forget all.
  v_passed integer := least(greatest(add_attempt.tenths, 0), 11);
  v_counts integer[] := (array_fill(0, array[v_passed]) || add_attempt.counts)[1:11];
begin
  v_counts[1] := v_counts[1] + 1;
  return v_counts;
end;
$$;

comment on function app.add_attempt(integer[], bigint) is
'The counts of app.rate_slot once so many tenths of a period have passed and one more attempt
came.';

grant execute on function app.add_attempt(integer[], bigint) to service_role;

-- sql/schema/30_logic/amount_faults.sql
-- Amounts are tried at both ends of their answers, on each day from which a figure changes: a slip
-- in a figure shows as an amount below zero, or as a low end above the high one.
create function app.amount_faults(ruleset_id integer, day date)
returns table (place text, fault text, detail text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with days as (
    select amount_faults.day as day
    union
    select p.valid_from
    from app.parameter as p
    where p.ruleset_id = amount_faults.ruleset_id
      and p.valid_from between amount_faults.day and amount_faults.day + interval '10 years'
  ),
  figures as materialized (
    select d.day, jsonb_object_agg(p.code, p.value) as vars
    from days as d
    join app.parameter as p
      on p.ruleset_id = amount_faults.ruleset_id
      and d.day between p.valid_from and coalesce(p.valid_to, 'infinity')
    group by d.day
  ),
  ends as materialized (
    select
      jsonb_object_agg(q.code, greatest(q.min, 1)) as smallest,
      jsonb_object_agg(q.code, q.max) as largest
    from app.question as q
    where q.ruleset_id = amount_faults.ruleset_id and q.type in ('number', 'amount')
  ),
  sound as materialized (
    select s.*
    from app.savings_component as s
    where s.ruleset_id = amount_faults.ruleset_id and not exists (
      select from app.path_faults(amount_faults.ruleset_id) as f
      where f.place like 'component ' || s.produit || '.' || s.code || ' %'
    )
  ),
  tried as (
    select s.produit, s.code, f.day, e.*
    from sound as s
    cross join ends
    cross join lateral (values (ends.smallest), (ends.largest)) as answers (document)
    cross join figures as f
    cross join lateral (
      select
        jsonb_path_query_first(answers.document, s.low, f.vars, true)::numeric as low,
        jsonb_path_query_first(answers.document, s.high, f.vars, true)::numeric as high,
        jsonb_path_query_first(answers.document, s.cap_low, f.vars, true)::numeric as cap_low,
        jsonb_path_query_first(answers.document, s.cap_high, f.vars, true)::numeric as cap_high
      offset 0
    ) as e
    where s.parameters_read || app.parameters_read(s.applies_if)
        <@ array(select jsonb_object_keys(f.vars))
      and jsonb_path_match(answers.document, s.applies_if, f.vars) is not false
  )
  select
    'component ' || t.produit || '.' || t.code, v.fault, 'from ' || min(t.day)
  from tried as t
  cross join lateral (
    select
      t.low - greatest(t.low - t.cap_low, 0) as low,
      t.high - greatest(t.high - t.cap_high, 0) as high
  ) as capped
  cross join lateral (values
    ('can be below zero', capped.low < 0 or capped.high < 0),
    ('can have a low end above its high end', capped.low > capped.high)
  ) as v (fault, is_seen)
  where v.is_seen
  group by t.produit, t.code, v.fault;
end;
$$;

comment on function app.amount_faults(integer, date) is
'Part of the lint: an amount is never below zero, nor its low end above its high one, at either end
of the answers it reads, from the day given to ten years on.';

-- sql/schema/30_logic/attachment_answer.sql
create function app.attachment_answer(client_id uuid, moved jsonb)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return jsonb_build_object('client_id', attachment_answer.client_id)
    || (attachment_answer.moved - array['responses', 'request_id']);
end;
$$;

comment on function app.attachment_answer(uuid, jsonb) is
'What api.attach_session returns, the first time and when repeated, from what was moved.';

grant execute on function app.attachment_answer(uuid, jsonb) to service_role;

-- sql/schema/30_logic/auth_user.sql
create function app.auth_user(user_id uuid)
returns table (email text, is_confirmed boolean)
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return query
  select u.email::text, u.email_confirmed_at is not null
  from auth.users as u
  where u.id = auth_user.user_id;
end;
$$;

comment on function app.auth_user(uuid) is
'The address of an Auth user and whether it is confirmed: all that the product reads of
auth.users.';

grant execute on function app.auth_user(uuid) to service_role;

-- sql/schema/30_logic/catalogue_faults.sql
-- What a reader of the rows would have to see by himself. Each part is a function of its own; a
-- path outside the rule language is named as such and read no further.
create function app.catalogue_faults(ruleset_id integer, day date default app.today())
returns table (place text, fault text, detail text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  select f.place, f.fault, f.detail
  from (
    select * from app.text_faults(catalogue_faults.ruleset_id)
    union all
    select * from app.question_faults(catalogue_faults.ruleset_id)
    union all
    select * from app.gate_faults(catalogue_faults.ruleset_id)
    union all
    select * from app.produit_faults(catalogue_faults.ruleset_id)
    union all
    select * from app.path_faults(catalogue_faults.ruleset_id)
    union all
    select * from app.reading_faults(catalogue_faults.ruleset_id)
    union all
    select * from app.component_faults(catalogue_faults.ruleset_id)
    union all
    select * from app.amount_faults(catalogue_faults.ruleset_id, catalogue_faults.day)
    union all
    select * from app.parameter_faults(catalogue_faults.ruleset_id, catalogue_faults.day)
  ) as f
  order by f.place, f.fault, f.detail;
end;
$$;

comment on function app.catalogue_faults(integer, date) is
'The lint of a ruleset: where, what, and the detail; no row when all is well. Figures must hold from
the day given to ten years on. app.publish_ruleset() refuses a ruleset that has a fault.';

-- sql/schema/30_logic/catalogue_paths.sql
create function app.catalogue_paths(ruleset_id integer)
returns table (place text, is_condition boolean, path jsonpath)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  select 'question ' || q.code || ' visible_if', true, q.visible_if
  from app.question as q
  where q.ruleset_id = catalogue_paths.ruleset_id and q.visible_if is not null
  union all
  select 'produit ' || p.code || ' in_place_if', true, p.in_place_if
  from app.produit as p
  where p.ruleset_id = catalogue_paths.ruleset_id and p.in_place_if is not null
  union all
  select 'criterion ' || c.produit || '.' || c.code || ' predicate', true, c.predicate
  from app.criterion as c
  where c.ruleset_id = catalogue_paths.ruleset_id
  union all
  select 'component ' || s.produit || '.' || s.code || ' ' || v.name, v.is_condition, v.path
  from app.savings_component as s
  cross join lateral (values
    ('applies_if', true, s.applies_if),
    ('low', false, s.low),
    ('high', false, s.high),
    ('cap_low', false, s.cap_low),
    ('cap_high', false, s.cap_high)
  ) as v (name, is_condition, path)
  where s.ruleset_id = catalogue_paths.ruleset_id and v.path is not null;
end;
$$;

comment on function app.catalogue_paths(integer) is
'Every path of a ruleset, with the place where it is written; a path that is not a condition is an
amount.';

-- sql/schema/30_logic/change_parameter.sql
create function app.change_parameter(
  ruleset_id integer,
  code text,
  value numeric,
  valid_from date,
  evidence app.evidence,
  source text
)
returns app.parameter
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_parameter app.parameter;
begin
  select p.* into v_parameter
  from app.parameter as p
  where p.ruleset_id = change_parameter.ruleset_id
    and p.code = change_parameter.code
    and change_parameter.valid_from between p.valid_from and coalesce(p.valid_to, 'infinity')
  for update;

  if not found then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'No period of this parameter holds on that day: insert the row into app.parameter.';
  end if;

  update app.parameter as p
  set valid_to = change_parameter.valid_from - 1
  where p.ruleset_id = v_parameter.ruleset_id
    and p.code = v_parameter.code
    and p.valid_from = v_parameter.valid_from
    and p.valid_from < change_parameter.valid_from;

  insert into app.parameter as p
    (ruleset_id, code, valid_from, valid_to, label, value, unit, evidence, source)
  values (
    v_parameter.ruleset_id, v_parameter.code, change_parameter.valid_from, v_parameter.valid_to,
    v_parameter.label, change_parameter.value, v_parameter.unit, change_parameter.evidence,
    change_parameter.source
  )
  on conflict on constraint parameter_pkey do update
  set value = excluded.value, evidence = excluded.evidence, source = excluded.source
  returning p.* into v_parameter;

  return v_parameter;
end;
$$;

comment on function app.change_parameter(integer, text, numeric, date, app.evidence, text) is
'Gives a figure of a draft a new value from a day on: closes the period that holds on that day and
opens the new one up to its old end, with the same label and unit. A period that starts on that very
day is corrected in place. Periods planned after it stay.
Errors: PT404 not_found when the figure has no value on that day, PT409 ruleset_published.';

-- sql/schema/30_logic/check_auth_contract.sql
-- auth.* belongs to Supabase: what we rely on is listed here and compared with what is there.
create function app.check_auth_contract()
returns table (severity text, column_name text, problem text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with relied_on (relation, name, type) as (
    values
      ('users', 'instance_id', 'uuid'), ('users', 'id', 'uuid'),
      ('users', 'aud', 'character varying'), ('users', 'role', 'character varying'),
      ('users', 'email', 'character varying'),
      ('users', 'encrypted_password', 'character varying'),
      ('users', 'email_confirmed_at', 'timestamp with time zone'),
      ('users', 'confirmation_token', 'character varying'),
      ('users', 'recovery_token', 'character varying'),
      ('users', 'email_change_token_new', 'character varying'),
      ('users', 'email_change', 'character varying'),
      ('users', 'raw_app_meta_data', 'jsonb'), ('users', 'raw_user_meta_data', 'jsonb'),
      ('users', 'created_at', 'timestamp with time zone'),
      ('users', 'updated_at', 'timestamp with time zone'),
      ('users', 'is_sso_user', 'boolean'),
      ('identities', 'provider', 'text'), ('identities', 'provider_id', 'text'),
      ('identities', 'user_id', 'uuid'), ('identities', 'identity_data', 'jsonb'),
      ('identities', 'last_sign_in_at', 'timestamp with time zone'),
      ('identities', 'created_at', 'timestamp with time zone'),
      ('identities', 'updated_at', 'timestamp with time zone'),
      ('users', 'email_change_token_current', 'character varying'),
      ('users', 'email_change_confirm_status', 'smallint'),
      ('users', 'phone_change', 'text'), ('users', 'phone_change_token', 'character varying'),
      ('users', 'reauthentication_token', 'character varying'),
      ('users', 'banned_until', 'timestamp with time zone'),
      ('users', 'deleted_at', 'timestamp with time zone'),
      ('sessions', 'id', 'uuid'), ('sessions', 'user_id', 'uuid'),
      ('sessions', 'not_after', 'timestamp with time zone'),
      ('mfa_amr_claims', 'session_id', 'uuid'), ('mfa_amr_claims', 'authentication_method', 'text'),
      ('mfa_factors', 'user_id', 'uuid'), ('one_time_tokens', 'user_id', 'uuid')
  ),
  left_alone (relation, names) as (
    values
      ('users', array[
        'invited_at', 'confirmation_sent_at', 'recovery_sent_at', 'email_change_sent_at',
        'last_sign_in_at', 'is_super_admin', 'phone', 'phone_confirmed_at', 'phone_change_sent_at',
        'confirmed_at', 'reauthentication_sent_at', 'is_anonymous'
      ]),
      ('identities', array['email', 'id'])
  ),
  present as (
    select
      t.relname::text as relation, a.attname::text as name,
      regexp_replace(format_type(a.atttypid, null), '\(.*\)', '') as type,
      a.attnotnull and not a.atthasdef and a.attidentity = '' as is_demanded,
      a.attgenerated <> '' as is_generated
    from pg_catalog.pg_attribute as a
    join pg_catalog.pg_class as t on t.oid = a.attrelid
    join pg_catalog.pg_namespace as n on n.oid = t.relnamespace
    where n.nspname = 'auth' and a.attnum > 0 and not a.attisdropped
  ),
  compared as (
    select
      'auth.' || coalesce(r.relation, p.relation) || '.' || coalesce(r.name, p.name) as column_name,
      case
        when p.name is null then 'is missing'
        when p.type <> r.type then 'is now ' || p.type || ', not ' || r.type
        when r.name is not null and p.is_generated then 'is now generated'
        when r.name is null and p.is_demanded then 'is new, not null and without default'
        when r.name is null and p.name <> all (l.names) then 'is new'
      end as problem,
      case
        when r.name is null and not p.is_demanded then 'warning' else 'error'
      end as severity
    from relied_on as r
    full join present as p on p.relation = r.relation and p.name = r.name
    left join left_alone as l on l.relation = p.relation
    -- of the others no row is written: what is new there is no matter
    where r.name is not null or l.relation is not null
  )
  select c.severity, c.column_name, c.problem from compared as c where c.problem is not null
  union all
  select 'error', 'auth.users.email', 'has no unique index among those without single sign-on'
  where not exists (
    select from pg_catalog.pg_indexes as i
    where i.schemaname = 'auth' and i.tablename = 'users'
      and i.indexdef like 'CREATE UNIQUE INDEX%(email)%WHERE (is_sso_user = false)'
  )
  union all
  select 'error', 'auth.users.email', 'has lost the trigger that watches it for another address'
  where not exists (
    select from pg_catalog.pg_trigger as g
    join pg_catalog.pg_class as t on t.oid = g.tgrelid
    join pg_catalog.pg_namespace as n on n.oid = t.relnamespace
    where n.nspname = 'auth' and t.relname = 'users' and g.tgenabled <> 'D'
      and g.tgfoid = 'app.doubt_changed_email()'::regprocedure
  )
  union all
  select 'warning', 'auth.' || t.relname, 'has a trigger that Supabase does not ship: ' || g.tgname
  from pg_catalog.pg_trigger as g
  join pg_catalog.pg_class as t on t.oid = g.tgrelid
  join pg_catalog.pg_namespace as n on n.oid = t.relnamespace
  where n.nspname = 'auth' and t.relname in ('users', 'identities') and not g.tgisinternal
    and not exists (
      select from pg_catalog.pg_proc as p
      where p.oid = g.tgfoid and p.pronamespace = 'app'::regnamespace
    );
end;
$$;

comment on function app.check_auth_contract() is
'Differences between what is relied on of schema auth and what is there: by app.create_auth_user of
users and identities, by app.is_live_login, app.is_password_login and app.take_over of logins too.
error: sign-up, logins or the proof of an address would break or lose their guarantees. warning:
look at it. Asked by deno task doctor, and once a day by app.watch_auth_contract().';

-- sql/schema/30_logic/check_invariants.sql
-- What must hold at every moment, whatever failed. One row is one broken promise.
create function app.check_invariants()
returns table (invariant text, session_id uuid, client_id uuid)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with moved as materialized (
    select
      s.id as session_id, s.client_id, s as session, m as simulation,
      -- by the clock: a clean-up whose work is seen here began before it
      s.migrated_at >= clock_timestamp() - app.undo_period() as may_be_undone
    from app.temporary_session as s
    join app.simulation as m on m.session_id = s.id and m.client_id = s.client_id
    where s.status = 'migrated'
  ),
  shown as materialized (
    select m.id as simulation_id, m.session_id, m.client_id, m.ruleset_id, m.created_at, r.*
    from app.simulation as m
    cross join json_to_recordset(m.results) as r (
      produit text, state text, score integer, confidence text, already_in_place boolean,
      amount_low numeric, amount_high numeric, recommendation jsonb
    )
  ),
  answers as materialized (
    select r.session_id, jsonb_object_agg(r.question, r.value) as answers
    from app.temporary_response as r
    join moved on moved.session_id = r.session_id
    group by r.session_id
  ),
  kept as materialized (
    select f.session_id, count(*) as files from app.former_produit as f group by f.session_id
  )
  select 'a migrated session has one client and one simulation', s.id, s.client_id
  from app.temporary_session as s
  where s.status = 'migrated' and not exists (
    select from app.simulation as m where m.session_id = s.id and m.client_id = s.client_id
  )
  union all
  select 'a session that is not migrated has no client and no simulation', s.id, s.client_id
  from app.temporary_session as s
  where s.status <> 'migrated' and (
    s.client_id is not null or exists (select from app.simulation as m where m.session_id = s.id)
  )
  union all
  select 'a client of a migration has an Auth user with an e-mail identity', null, c.id
  from app.client as c
  join app.standing_move as e on e.client_id = c.id and e.kind = 'session_migrated'
  where not exists (
    select from auth.users as u
    join auth.identities as i on i.user_id = u.id and i.provider = 'email'
    where u.id = c.id
  )
  union all
  select 'a client comes from a migration', null, c.id
  from app.client as c
  where not exists (select from app.simulation as m where m.client_id = c.id)
  union all
  select 'a simulation is what its session showed', m.session_id, m.client_id
  from moved as m
  where (m.simulation).results::text <> (m.session).results::text
    or (m.simulation).totals <> (m.session).totals
    or (m.simulation).ruleset_id <> (m.session).ruleset_id
    or (m.simulation).evaluated_on <> (m.session).evaluated_on
    or (m.simulation).started_at <> (m.session).created_at
    or (m.simulation).completed_at <> (m.session).completed_at
  union all
  select 'the answers of a simulation are those that its results were made from',
    m.session_id, m.client_id
  from moved as m
  where (m.session).results_digest <> app.results_digest(
    (m.session).ruleset_id, (m.session).evaluated_on, (m.simulation).responses
  )
  union all
  select 'a simulation has each question that it answers, as it was asked',
    m.session_id, m.client_id
  from moved as m
  where (m.simulation).questions::jsonb <> app.questions_shown(
    (m.simulation).ruleset_id, array(select jsonb_object_keys((m.simulation).responses))
  )::jsonb
  union all
  select 'the answers of a migrated session are those of its simulation, or gone after the period',
    m.session_id, m.client_id
  from moved as m
  left join answers as a using (session_id)
  where a.answers <> (m.simulation).responses or a.answers is null and m.may_be_undone
  union all
  select 'a product equals the result of its simulation', m.session_id, c.client_id
  from app.client_produit_eligible as c
  join app.simulation as m on m.id = c.simulation_id
  left join shown as r on r.simulation_id = m.id and r.produit = c.produit
  left join app.temporary_eligibility as e
    on e.session_id = m.session_id and e.produit = c.produit
  where r.produit is null
    or (r.state, r.score, r.confidence, r.already_in_place, r.amount_low, r.amount_high)
      is distinct from
      (c.state::text, c.score, c.confidence::text, c.already_in_place, c.amount_low, c.amount_high)
    or c.ruleset_id <> m.ruleset_id
    or c.metadata ->> 'source' is distinct from m.source
    or c.metadata ->> 'evaluated_on' is distinct from m.evaluated_on::text
    or e.criteria is not null and c.metadata -> 'criteria' is distinct from e.criteria
    -- what was agreed on a file under way is its own
    or c.file_status = 'new' and c.recommendation <> r.recommendation
    or c.recommendation ->> 'next_step' is null
  union all
  select 'each eligible or doubtful result of a simulation is a product', r.session_id, r.client_id
  from shown as r
  where r.state <> 'not_eligible' and not exists (
    select from app.client_produit_eligible as c
    where c.client_id = r.client_id and c.produit = r.produit
  )
  union all
  select 'a product comes from the latest simulation that found it', l.session_id, l.client_id
  from (
    select distinct on (r.client_id, r.produit)
      r.client_id, r.produit, r.session_id, r.simulation_id
    from shown as r
    join moved on moved.session_id = r.session_id
    where r.state <> 'not_eligible'
    order by r.client_id, r.produit, r.created_at desc
  ) as l
  join app.client_produit_eligible as c on c.client_id = l.client_id and c.produit = l.produit
  where c.simulation_id <> l.simulation_id
  union all
  select distinct 'the results of a migrated session are those of its simulation',
    m.session_id, m.client_id
  from (
    select r.session_id, r.produit, r as found
    from shown as r
    join moved on moved.session_id = r.session_id
  ) as r
  full join (
    select e.session_id, e.produit, e as found
    from app.temporary_eligibility as e
    join moved on moved.session_id = e.session_id
  ) as e on e.session_id = r.session_id and e.produit = r.produit
  join moved as m on m.session_id = coalesce(r.session_id, e.session_id)
  where (
    (r.found).state, (r.found).score, (r.found).confidence, (r.found).already_in_place,
    (r.found).amount_low, (r.found).amount_high
  ) is distinct from (
    (e.found).state::text, (e.found).score, (e.found).confidence::text,
    (e.found).already_in_place, (e.found).amount_low, (e.found).amount_high
  )
  union all
  select 'a migration has one audit event', s.id, s.client_id
  from app.temporary_session as s
  where s.status = 'migrated' and (
    select count(*) from app.standing_move as e
    where e.session_id = s.id and e.client_id = s.client_id
  ) <> 1
  union all
  select 'a request that moved a session is not counted as a failure', e.session_id, e.client_id
  from app.audit_event as e
  join app.migration_failure as f
    on f.request_id = e.details ->> 'request_id' and f.session_id = e.session_id
  where e.kind in ('session_migrated', 'session_attached')
  union all
  select 'an audited migration of a living client has its session', e.session_id, e.client_id
  from app.standing_move as e
  join auth.users as u on u.id = e.client_id
  where not exists (
    select from app.temporary_session as s
    where s.id = e.session_id and s.status = 'migrated' and s.client_id = e.client_id
  )
  union all
  select 'what a session changed is kept while a client has it', f.session_id, null
  from kept as f
  where not exists (
    select from app.temporary_session as s where s.id = f.session_id and s.status = 'migrated'
  )
  union all
  select 'what a session changed is kept as long as it can be taken back', m.session_id, m.client_id
  from moved as m
  join app.standing_move as e on e.session_id = m.session_id and e.client_id = m.client_id
  where m.may_be_undone and not app.has_kept_files(e);
end;
$$;

comment on function app.check_invariants() is
'Broken promises of the migration, one row each; none when all is well. For the owner, after tests
and daily in operation.';

-- sql/schema/30_logic/choice_fault.sql
create function app.choice_fault(question app.question, chosen jsonb)
returns text
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_chosen integer := jsonb_array_length(choice_fault.chosen);
  v_known integer;
  v_exclusive boolean;
begin
  select count(*), coalesce(bool_or(o.is_exclusive), false) into v_known, v_exclusive
  from app.question_option as o
  where o.ruleset_id = (choice_fault.question).ruleset_id
    and o.question = (choice_fault.question).code
    and choice_fault.chosen ? o.code;

  return case
    when v_chosen = 0 then 'empty'
    when (
      select bool_or(jsonb_typeof(c) <> 'string')
      from jsonb_array_elements(choice_fault.chosen) as c
    ) then 'wrong_type'
    when v_chosen > (select count(distinct c) from jsonb_array_elements(choice_fault.chosen) as c)
      then 'duplicate_option'
    when v_chosen > v_known then 'unknown_option'
    when v_exclusive and v_chosen > 1 then 'exclusive_option'
  end;
end;
$$;

comment on function app.choice_fault(app.question, jsonb) is
'What is wrong with an array of option codes given to a question; null when nothing is.';

grant execute on function app.choice_fault(app.question, jsonb) to service_role;

-- sql/schema/30_logic/cleanup_expired_sessions.sql
-- One small batch a call, and never a session that somebody is using: a long backlog is many short
-- transactions. A day of grace lets a late visitor read that his session expired.
create function app.cleanup_expired_sessions(
  batch_size integer default 1000,
  grace interval default interval '1 day'
)
returns integer
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_ids uuid[] := array(
    select s.id
    from app.temporary_session as s
    where s.status <> 'migrated' and s.expires_at < now() - cleanup_expired_sessions.grace
    order by s.expires_at
    limit cleanup_expired_sessions.batch_size
    for update skip locked
  );
begin
  perform app.keep_session_counts(v_ids);
  delete from app.temporary_session as s where s.id = any (v_ids);

  if cardinality(v_ids) > 0 then
    perform app.write_audit_event(
      'sessions_cleaned', null, null, 'clock', jsonb_build_object('sessions', cardinality(v_ids))
    );
  end if;
  return cardinality(v_ids);
end;
$$;

comment on function app.cleanup_expired_sessions(integer, interval) is
'Deletes up to batch_size sessions that expired more than grace ago, answers, results and the
digest of the token with them, and keeps their counts: the anonymous form in which they stay.
Migrated sessions stay. Skips locked rows. Returns how many it deleted: call it again until 0 for a
backlog. Run every minute by pg_cron, or by the offline stack''s clock.';

-- sql/schema/30_logic/cleanup_former_produits.sql
-- Whoever takes a migration back holds its session: what he is about to restore is passed by.
create function app.cleanup_former_produits(batch_size integer default 1000)
returns bigint
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_deleted bigint;
begin
  delete from app.former_produit as f
  where (f.session_id, f.produit) in (
    select old.session_id, old.produit
    from app.former_produit as old
    join app.temporary_session as s on s.id = old.session_id
    where s.migrated_at < now() - app.undo_period()
    limit cleanup_former_produits.batch_size
    for update of old, s skip locked
  );
  get diagnostics v_deleted = row_count;
  return v_deleted;
end;
$$;

comment on function app.cleanup_former_produits(integer) is
'Deletes up to batch_size former products of sessions that can no longer be taken back. Skips locked
rows, and those of locked sessions. Returns how many. Run every minute by pg_cron, or by the offline
stack''s clock.';

-- sql/schema/30_logic/cleanup_migrated_responses.sql
create function app.cleanup_migrated_responses(batch_size integer default 1000)
returns bigint
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_deleted bigint;
begin
  delete from app.temporary_response as r
  using (
    select s.id
    from app.temporary_session as s
    where s.migrated_at < now() - app.undo_period() and exists (
      select from app.temporary_response as left_over where left_over.session_id = s.id
    )
    limit cleanup_migrated_responses.batch_size
    for update of s skip locked
  ) as old
  where r.session_id = old.id;
  get diagnostics v_deleted = row_count;
  return v_deleted;
end;
$$;

comment on function app.cleanup_migrated_responses(integer) is
'Deletes the answers of up to batch_size sessions that were migrated more than app.undo_period()
ago: their simulation has them, and nothing can be taken back any more. The session, its results
and their findings without words stay with the client, for the statistics. Skips locked rows.
Returns how many answers. Run every hour by pg_cron, every minute by the offline stack''s clock.';

-- sql/schema/30_logic/cleanup_rate_slots.sql
create function app.cleanup_rate_slots()
returns bigint
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_deleted bigint;
begin
  delete from app.rate_slot as s
  where (s.action, s.scope, s.subject) in (
    select old.action, old.scope, old.subject
    from app.rate_slot as old
    join app.rate_limit as l using (action, scope)
    where old.at < now() - l.period * 1.1
    for update of old skip locked
  );
  get diagnostics v_deleted = row_count;
  return v_deleted;
end;
$$;

comment on function app.cleanup_rate_slots() is
'Deletes what app.rate_slot no longer needs to remember; attempts under way are left alone. Returns
how many rows. Run every minute by pg_cron, or by the offline stack''s clock.';

-- sql/schema/30_logic/complete_migration.sql
-- Everything after the Auth user, for each road that makes one.
create function app.complete_migration(
  session app.temporary_session,
  user_id uuid,
  profile jsonb,
  consents jsonb,
  started_at timestamptz,
  deadline timestamptz,
  request_id text default null
)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_answers jsonb := app.session_answers((complete_migration.session).id);
  v_client app.client;
  v_moved jsonb;
begin
  v_client := app.create_client(
    complete_migration.user_id, complete_migration.session, v_answers,
    complete_migration.profile, complete_migration.consents, (complete_migration.session).is_test
  );
  perform app.refuse_late(complete_migration.deadline);

  v_moved := app.move_session(
    complete_migration.session, v_answers, complete_migration.user_id, 'session_migrated',
    'visitor', complete_migration.started_at, complete_migration.deadline,
    complete_migration.request_id
  );
  perform app.note_consents(null, v_client, 'visitor');
  perform app.refuse_late(complete_migration.deadline);
  return v_moved;
end;
$$;

comment on function app.complete_migration(
  app.temporary_session, uuid, jsonb, jsonb, timestamptz, timestamptz, text
) is
'Turns a locked, completed session into the client of an existing Auth user, and moves everything
to it. The trail tells of the move, then of what he agreed to. Returns what app.move_session()
returns. Errors: PT504 migration_timeout.';

grant execute on function app.complete_migration(
  app.temporary_session, uuid, jsonb, jsonb, timestamptz, timestamptz, text
) to service_role;

-- sql/schema/30_logic/complete_sign_up.sql
-- The other road to an account: Auth makes the user, and his sign-up carries the proof of a
-- session.
create function app.complete_sign_up(user_id uuid, email text, proof jsonb)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
set lock_timeout = '3s'
as $$
declare
  v_started_at timestamptz := clock_timestamp();
  -- Auth gives a request 10 s
  v_deadline timestamptz := v_started_at + interval '8 seconds';
  v_profile jsonb := complete_sign_up.proof -> 'profile';
  v_consents jsonb := complete_sign_up.proof -> 'consents';
  v_session app.temporary_session;
  v_context text;
begin
  perform app.refuse_malformed('tremplin', complete_sign_up.proof);
  perform app.refuse_malformed('profile', v_profile);
  perform app.refuse_malformed('consents', v_consents);

  v_session := app.lock_session(
    complete_sign_up.proof ->> 'session_id', complete_sign_up.proof ->> 'session_token'
  );
  perform app.refuse_migrated(v_session);
  perform app.refuse_expired(v_session);
  perform app.refuse_incomplete(v_session);
  perform app.refuse_profile_faults(
    case when coalesce(complete_sign_up.email, '') = ''
      then array[row('email', 'required', null, null)::app.fault]
    end || app.profile_faults(v_session.ruleset_id, v_profile, v_consents)
  );

  perform app.complete_migration(
    v_session, complete_sign_up.user_id, v_profile, v_consents, v_started_at, v_deadline
  );
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request is under way; try again in a moment.';
  when others then
    if sqlstate ~ '^(PT|40)' then
      raise;
    end if;
    get stacked diagnostics v_context = pg_exception_context;
    raise exception using errcode = 'PT500', message = 'internal_error',
      detail = jsonb_build_object('step', app.failed_step(v_context), 'sqlstate', sqlstate);
end;
$$;

comment on function app.complete_sign_up(uuid, text, jsonb) is
'Gives a completed session to the user whom Auth is making, in Auth''s own transaction. proof:
{ session_id, session_token, profile, consents }. Called by the trigger of
app.enable_sign_up_trigger(). Whatever is refused, the sign-up is refused with it.
Errors: PT400 invalid_input, PT401 unauthorized, PT404 session_not_found, PT409
session_already_migrated, PT409 session_busy, PT410 session_expired, PT422 session_incomplete,
PT422 invalid_profile, PT504 migration_timeout, PT500 internal_error with the step.';

-- sql/schema/30_logic/component_faults.sql
create function app.component_faults(ruleset_id integer)
returns table (place text, fault text, detail text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with written as (
    select
      'component ' || s.produit || '.' || s.code as place, s.formula, p.kind,
      (s.low::text, s.cap_low::text) is not distinct from (s.high::text, s.cap_high::text)
        as is_fixed,
      array(
        select m.parts[1]
        from unnest(app.conjuncts(substr(s.applies_if::text, length('strict ') + 1))) as condition
        cross join lateral regexp_match(condition, '^\$\."([A-Z][A-Z0-9_]*)" ') as m (parts)
        where condition !~ ' \|\| '
      ) as questions_ensured,
      array(
        select m[1] from regexp_matches(s.formula, '\{([^{}]*)\}', 'g') as m
      ) as named,
      app.questions_read(s.low) || app.questions_read(s.high)
        || coalesce(app.questions_read(s.cap_low), '{}')
        || coalesce(app.questions_read(s.cap_high), '{}') as questions_read,
      s.parameters_read
    from app.savings_component as s
    join app.produit as p on p.ruleset_id = s.ruleset_id and p.code = s.produit
    where s.ruleset_id = component_faults.ruleset_id
  )
  select distinct w.place, 'reads an answer that applies_if does not ensure', read.code
  from written as w
  cross join unnest(w.questions_read) as read (code)
  where read.code <> all(w.questions_ensured)
  union all
  select distinct w.place, 'has a formula that leaves out what the amount reads', read.code
  from written as w
  cross join unnest(w.questions_read || w.parameters_read) as read (code)
  where not read.code = any(w.named)
  union all
  select distinct w.place, 'has a formula that names what the amount does not read', named.code
  from written as w
  cross join unnest(w.named) as named (code)
  where not named.code = any(w.questions_read || w.parameters_read)
  union all
  select w.place, 'has a formula with unpaired braces', w.formula
  from written as w
  where w.formula !~ '^[^{}]*(\{[^{}]*\}[^{}]*)*$'
  union all
  select w.place, 'is fixed by law and has a range', null
  from written as w
  where w.kind = 'right' and not w.is_fixed;
end;
$$;

comment on function app.component_faults(integer) is
'Part of the lint: the words of a formula name exactly what its amount reads; applies_if compares
each answer it reads, so that it is known; and an amount fixed by law has no range.';

-- sql/schema/30_logic/conjuncts.sql
-- Works on the canonical text of a path of the rule language, where no literal holds a parenthesis.
create function app.conjuncts(expression text)
returns text[]
language plpgsql
immutable
strict
security invoker
set search_path = ''
as $$
declare
  v_length integer := length(conjuncts.expression);
  v_is_wrapped boolean;
  v_has_or boolean;
  v_and integer;
begin
  select
    bool_and(d.depth > 0 or d.place = v_length) and left(conjuncts.expression, 1) = '(',
    bool_or(d.depth = 0 and substr(conjuncts.expression, d.place, 4) = ' || '),
    max(d.place) filter (
      where d.depth = 0 and substr(conjuncts.expression, d.place, 4) = ' && '
    )
  into v_is_wrapped, v_has_or, v_and
  from (
    select
      c.place::integer as place,
      sum(case c.letter when '(' then 1 when ')' then -1 else 0 end) over (order by c.place)
        as depth
    from string_to_table(conjuncts.expression, null) with ordinality as c (letter, place)
  ) as d;

  return case
    when v_is_wrapped then app.conjuncts(substr(conjuncts.expression, 2, v_length - 2))
    when v_has_or or v_and is null then array[conjuncts.expression]
    else app.conjuncts(left(conjuncts.expression, v_and - 1))
      || app.conjuncts(substr(conjuncts.expression, v_and + 4))
  end;
end;
$$;

comment on function app.conjuncts(text) is
'The parts of a condition that must all hold: a && (b || c) gives a and b || c.';

-- sql/schema/30_logic/consent_faults.sql
create function app.consent_faults(consents jsonb)
returns setof app.fault
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return query
  select known.field, fault.code, null::numeric, null::numeric
  from (values ('terms', 'string'), ('contact', 'boolean'), ('marketing', 'boolean'))
    as known (field, shape)
  cross join lateral (
    select nullif(consent_faults.consents -> known.field, 'null') as value
  ) as given
  cross join lateral (
    select case
      when given.value is null then case when known.field = 'terms' then 'required' end
      when jsonb_typeof(given.value) <> known.shape then 'wrong_type'
      when known.field = 'terms' and not app.is_text_version(btrim(given.value #>> '{}'))
        then 'invalid_format'
    end as code
  ) as fault
  where fault.code is not null
  union all
  select key, 'unknown_field', null, null
  from jsonb_object_keys(consent_faults.consents) as key
  where key <> all (array['terms', 'contact', 'marketing']);
end;
$$;

comment on function app.consent_faults(jsonb) is
'What is wrong with the consents { terms: version of the text agreed to, contact, marketing }:
terms is required, the others are true or false, false when absent.';

grant execute on function app.consent_faults(jsonb) to service_role;

-- sql/schema/30_logic/copy_eligibilities.sql
-- Executes app.merge_plan and decides nothing itself. The files are locked first, so that the plan
-- is made on what an operator or the client has just said of them.
create function app.copy_eligibilities(simulation app.simulation)
returns table (added integer, refreshed integer, protected integer)
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_simulation app.simulation := copy_eligibilities.simulation;
begin
  perform from app.client_produit_eligible as c
  where c.client_id = v_simulation.client_id
  order by c.produit
  for update;

  return query
  with plan as materialized (
    select
      p.*,
      app.recommendation(r) as recommendation,
      jsonb_build_object(
        'source', v_simulation.source,
        'evaluated_on', v_simulation.evaluated_on,
        'criteria', (p.found).criteria,
        'changes', coalesce((p.file).metadata -> 'changes', '[]')
      ) as metadata
    from app.merge_plan(v_simulation.session_id, v_simulation.client_id) as p
    join app.produit as r on r.ruleset_id = v_simulation.ruleset_id and r.code = p.produit
    where p.effect <> 'keep'
  ),
  kept as (
    insert into app.former_produit (session_id, produit, file)
    select v_simulation.session_id, p.produit, to_jsonb(p.file)
    from plan as p
    where p.effect <> 'add'
  ),
  new_files as (
    insert into app.client_produit_eligible (
      client_id, produit, ruleset_id, simulation_id, state, score, confidence, already_in_place,
      amount_low, amount_high, recommendation, metadata
    )
    select
      v_simulation.client_id, p.produit, v_simulation.ruleset_id, v_simulation.id,
      (p.found).state, (p.found).score, (p.found).confidence, (p.found).already_in_place,
      (p.found).amount_low, (p.found).amount_high, p.recommendation, p.metadata
    from plan as p
    where p.effect = 'add'
  ),
  known_files as (
    update app.client_produit_eligible as c set
      ruleset_id = v_simulation.ruleset_id,
      simulation_id = v_simulation.id,
      state = (p.found).state,
      score = (p.found).score,
      confidence = (p.found).confidence,
      already_in_place = (p.found).already_in_place,
      amount_low = (p.found).amount_low,
      amount_high = (p.found).amount_high,
      recommendation = case p.effect
        when 'protect' then c.recommendation else p.recommendation
      end,
      metadata = p.metadata || jsonb_build_object(
        'changes',
        (p.metadata -> 'changes') || app.estimate_change(p.estimate_before, p.estimate_after)
      ),
      updated_at = now()
    from plan as p
    where c.client_id = v_simulation.client_id and c.produit = p.produit and p.effect <> 'add'
  )
  select
    (count(*) filter (where p.effect = 'add'))::integer,
    (count(*) filter (where p.effect = 'refresh'))::integer,
    (count(*) filter (where p.effect = 'protect'))::integer
  from plan as p;
end;
$$;

comment on function app.copy_eligibilities(app.simulation) is
'Copies what a simulation found eligible or to be confirmed to its client, and says how many
products were added, refreshed, or protected because their file is under way. A file''s status is
never written. What is renewed is kept as it was in app.former_produit.';

grant execute on function app.copy_eligibilities(app.simulation) to service_role;

-- sql/schema/30_logic/copy_produits.sql
create function app.copy_produits(source_ruleset integer, target_ruleset integer)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  insert into app.produit
    (ruleset_id, code, position, name, category, kind, is_active, summary, in_place_if, next_step,
      documents, deadline)
  select
    copy_produits.target_ruleset, p.code, p.position, p.name, p.category, p.kind, p.is_active,
    p.summary, p.in_place_if, p.next_step, p.documents, p.deadline
  from app.produit as p
  where p.ruleset_id = copy_produits.source_ruleset;

  insert into app.criterion
    (ruleset_id, produit, code, position, label, predicate, weight, is_required)
  select
    copy_produits.target_ruleset, c.produit, c.code, c.position, c.label, c.predicate, c.weight,
    c.is_required
  from app.criterion as c
  where c.ruleset_id = copy_produits.source_ruleset;

  insert into app.savings_component
    (ruleset_id, produit, code, position, applies_if, low, high, cap_low, cap_high, formula)
  select
    copy_produits.target_ruleset, s.produit, s.code, s.position, s.applies_if, s.low, s.high,
    s.cap_low, s.cap_high, s.formula
  from app.savings_component as s
  where s.ruleset_id = copy_produits.source_ruleset;
end;
$$;

comment on function app.copy_produits(integer, integer) is
'Copies the products, their criteria and their amounts from one ruleset to another.';

-- sql/schema/30_logic/copy_questions.sql
create function app.copy_questions(source_ruleset integer, target_ruleset integer)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  insert into app.parameter
    (ruleset_id, code, valid_from, valid_to, label, value, unit, evidence, source)
  select
    copy_questions.target_ruleset, p.code, p.valid_from, p.valid_to, p.label, p.value, p.unit,
    p.evidence, p.source
  from app.parameter as p
  where p.ruleset_id = copy_questions.source_ruleset;

  insert into app.question
    (ruleset_id, code, position, type, label, short_label, help, unit, min, max, may_be_unknown,
      visible_if, not_above)
  select
    copy_questions.target_ruleset, q.code, q.position, q.type, q.label, q.short_label, q.help,
    q.unit, q.min, q.max, q.may_be_unknown, q.visible_if, q.not_above
  from app.question as q
  where q.ruleset_id = copy_questions.source_ruleset;

  insert into app.question_option
    (ruleset_id, question, code, position, label, is_exclusive, revenue_parameter)
  select
    copy_questions.target_ruleset, o.question, o.code, o.position, o.label, o.is_exclusive,
    o.revenue_parameter
  from app.question_option as o
  where o.ruleset_id = copy_questions.source_ruleset;
end;
$$;

comment on function app.copy_questions(integer, integer) is
'Copies the figures, the questions and their options from one ruleset to another.';

-- sql/schema/30_logic/count_attempt.sql
-- A period is remembered as the tenth under way and the ten before it, so an attempt is forgotten
-- between 1 and 1.1 periods after it came: in no period are there more attempts than slots, and no
-- wait is more than a tenth too long. One row for each subject: attempts at once take turns.
create function app.count_attempt(rate_limit app.rate_limit, subject bytea)
returns integer
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_limit app.rate_limit := count_attempt.rate_limit;
  v_slot app.rate_slot;
begin
  insert into app.rate_slot as s (action, scope, subject, at, counts)
  values (
    v_limit.action, v_limit.scope, count_attempt.subject, clock_timestamp(),
    app.add_attempt(array_fill(0, array[11]), 0)
  )
  on conflict on constraint rate_slot_pkey do update
    set at = excluded.at, counts = app.add_attempt(
      s.counts, app.tenth_of(excluded.at, v_limit.period) - app.tenth_of(s.at, v_limit.period)
    )
  returning s.* into v_slot;

  return app.seconds_to_wait(v_limit, v_slot);
end;
$$;

comment on function app.count_attempt(app.rate_limit, bytea) is
'Counts one attempt of a subject, refused or not: who goes on trying goes on waiting. Returns the
seconds to wait, 0 when there was a slot.';

grant execute on function app.count_attempt(app.rate_limit, bytea) to service_role;

-- sql/schema/30_logic/create_auth_user.sql
-- The only function that inserts into auth.*. It writes what Auth itself would: four token columns
-- must be '' and not null, or the person can never sign in.
create function app.create_auth_user(
  email text,
  password_hash text,
  is_confirmed boolean default true
)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  v_user_id uuid := gen_random_uuid();
  v_email text := app.normal_email(create_auth_user.email);
  v_identity jsonb := jsonb_build_object(
    'sub', v_user_id, 'email', v_email, 'email_verified', create_auth_user.is_confirmed,
    'phone_verified', false
  );
begin
  insert into auth.users (
    instance_id, id, aud, role, email, encrypted_password, email_confirmed_at,
    confirmation_token, recovery_token, email_change_token_new, email_change,
    raw_app_meta_data, raw_user_meta_data, created_at, updated_at
  )
  select
    '00000000-0000-0000-0000-000000000000', v_user_id, 'authenticated', 'authenticated',
    v_email, create_auth_user.password_hash, case when create_auth_user.is_confirmed then now() end,
    '', '', '', '',
    '{"provider": "email", "providers": ["email"]}', v_identity, now(), now()
  where not exists (
    select from auth.users as u
    where u.instance_id = '00000000-0000-0000-0000-000000000000'
      and lower(u.email) = v_email and not u.is_sso_user
  )
  on conflict do nothing;

  if not found then
    raise exception using errcode = 'PT409', message = 'email_already_registered',
      hint = 'Sign in with this address, then attach the simulation.';
  end if;

  insert into auth.identities (
    provider, provider_id, user_id, identity_data, last_sign_in_at, created_at, updated_at
  )
  values ('email', v_user_id::text, v_user_id, v_identity, now(), now(), now());

  return v_user_id;
end;
$$;

comment on function app.create_auth_user(text, text, boolean) is
'Creates an Auth user with an e-mail identity, in the caller''s transaction, from a bcrypt hash of
cost 10. Unless is_confirmed, Auth lets him in only by a code that it mails. Supabase tolerates this
insert without promising it: app.check_auth_contract() watches it.
Errors: PT409 email_already_registered.';

grant execute on function app.create_auth_user(text, text, boolean) to service_role;

-- sql/schema/30_logic/create_client.sql
create function app.create_client(
  user_id uuid,
  session app.temporary_session,
  answers jsonb,
  profile jsonb,
  consents jsonb,
  is_test boolean
)
returns app.client
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_prefill jsonb := app.prefill_profile(
    (create_client.session).ruleset_id, create_client.answers,
    (create_client.session).evaluated_on
  );
  v_form jsonb := jsonb_strip_nulls(create_client.profile);
  v_client app.client;
begin
  insert into app.client (
    id, company_name, contact_name, phone, siren, secteur_activite, nombre_employes,
    revenu_annuel, anciennete_entreprise, provenance, terms_version, terms_accepted_at,
    contact_consented_at, contact_text_version, marketing_consented_at, marketing_text_version,
    is_test
  )
  select
    create_client.user_id, app.trimmed(f.company_name), app.trimmed(f.contact_name),
    app.trimmed(f.phone), app.trimmed(f.siren), f.secteur_activite, f.nombre_employes,
    f.revenu_annuel, f.anciennete_entreprise, known.provenance,
    agreed.version, now(),
    case when agreed.contact then now() end,
    case when agreed.contact then agreed.version end,
    case when agreed.marketing then now() end,
    case when agreed.marketing then agreed.version end,
    create_client.is_test
  from (
    select
      jsonb_object_agg(k.field, k.value) as fields,
      jsonb_object_agg(k.field, k.provenance) as provenance
    from (
      select p.key as field, p.value -> 'value' as value, p.value ->> 'provenance' as provenance
      from jsonb_each(v_prefill) as p
      where not v_form ? p.key
      union all
      select g.key, g.value, 'form' from jsonb_each(v_form) as g
    ) as k
  ) as known
  cross join lateral jsonb_to_record(known.fields) as f (
    company_name text, contact_name text, phone text, siren text, secteur_activite text,
    nombre_employes numeric, revenu_annuel numeric, anciennete_entreprise numeric
  )
  cross join lateral (
    select
      btrim(create_client.consents ->> 'terms') as version,
      (create_client.consents ->> 'contact')::boolean as contact,
      (create_client.consents ->> 'marketing')::boolean as marketing
  ) as agreed
  returning * into v_client;
  return v_client;
end;
$$;

comment on function app.create_client(
  uuid, app.temporary_session, jsonb, jsonb, jsonb, boolean
) is
'Makes the client of an Auth user from the session''s answers and the sign-up form. The form wins;
each field keeps its provenance, each consent its time and the version of its text. A client made
from a test session is a test client. Returns his row.';

grant execute
on function app.create_client(uuid, app.temporary_session, jsonb, jsonb, jsonb, boolean)
to service_role;

-- sql/schema/30_logic/current_ruleset.sql
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

-- sql/schema/30_logic/delete_auth_user.sql
-- The only function that deletes from auth.*. Everything of the client goes with it, by cascade.
create function app.delete_auth_user(user_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  delete from auth.users as u where u.id = delete_auth_user.user_id;
end;
$$;

comment on function app.delete_auth_user(uuid) is
'Erases an Auth user; identities, sessions, client, products and simulations follow by cascade.';

grant execute on function app.delete_auth_user(uuid) to service_role;

-- sql/schema/30_logic/detach_session.sql
-- With its owner's rights: nobody else deletes from a client's history, and this only for a session
-- that no client has any more.
create function app.detach_session(session_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  v_simulation app.simulation;
begin
  select m.* into v_simulation
  from app.simulation as m
  join app.temporary_session as s on s.id = m.session_id and s.status <> 'migrated'
  where m.session_id = detach_session.session_id;

  update app.client_produit_eligible as c set
    ruleset_id = before.ruleset_id,
    simulation_id = before.simulation_id,
    state = before.state,
    score = before.score,
    confidence = before.confidence,
    already_in_place = before.already_in_place,
    amount_low = before.amount_low,
    amount_high = before.amount_high,
    recommendation = before.recommendation,
    metadata = before.metadata,
    updated_at = before.updated_at
  from app.former_produit as f,
    jsonb_populate_record(null::app.client_produit_eligible, f.file) as before
  where f.session_id = v_simulation.session_id
    and c.client_id = v_simulation.client_id and c.produit = f.produit;

  delete from app.client_produit_eligible as c
  where c.client_id = v_simulation.client_id and c.simulation_id = v_simulation.id;
  delete from app.former_produit as f where f.session_id = v_simulation.session_id;
  delete from app.simulation as m where m.id = v_simulation.id;

  delete from app.client as c
  where c.id = v_simulation.client_id and not exists (
    select from app.simulation as m where m.client_id = c.id
  );
end;
$$;

comment on function app.detach_session(uuid) is
'Takes out of a client''s account what an attached session, given back by now, brought: renewed
products as they were, added ones and the simulation gone, and the client too when the session had
made it of a login.';

grant execute on function app.detach_session(uuid) to service_role;

-- sql/schema/30_logic/digest_token.sql
create function app.digest_token(session_token text)
returns bytea
language plpgsql
immutable
strict
security invoker
set search_path = ''
as $$
begin
  return sha256(convert_to(session_token, 'UTF8'));
end;
$$;

comment on function app.digest_token(text) is
'SHA-256 of a session''s token: the only form in which the database keeps it.';

grant execute on function app.digest_token(text) to service_role;

-- sql/schema/30_logic/disable_sign_up_trigger.sql
-- Whoever does not own auth.users cannot drop a trigger there everywhere. He owns this function,
-- and the triggers go with what they call.
create function app.disable_sign_up_trigger()
returns void
language plpgsql
volatile
security invoker
set search_path = ''
set lock_timeout = '5s'
set client_min_messages = 'warning'
as $$
begin
  drop function if exists app.on_sign_up() cascade;
end;
$$;

comment on function app.disable_sign_up_trigger() is
'Switches the other road off: from its commit on, a sign-up at Auth is Auth''s alone.
Waits 5 s at most for those under way, since every other waits behind it. For the owner.';

-- sql/schema/30_logic/draft_ruleset.sql
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

-- sql/schema/30_logic/drop_exceeding_answers.sql
create function app.drop_exceeding_answers(session app.temporary_session)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_answers jsonb := app.session_answers((drop_exceeding_answers.session).id);
begin
  delete from app.temporary_response as r
  using
    app.rule_documents((drop_exceeding_answers.session).ruleset_id, array[v_answers]) as d,
    app.question as q
  where r.session_id = (drop_exceeding_answers.session).id
    and r.question = any (d.visible)
    and q.ruleset_id = (drop_exceeding_answers.session).ruleset_id
    and q.code = r.question
    and jsonb_typeof(r.value) = 'number'
    and jsonb_typeof(v_answers -> q.not_above) = 'number'
    and r.value::numeric > (v_answers -> q.not_above)::numeric;
end;
$$;

comment on function app.drop_exceeding_answers(app.temporary_session) is
'Removes a visible answer that another answer no longer allows: it is asked again.';

grant execute on function app.drop_exceeding_answers(app.temporary_session) to service_role;

-- sql/schema/30_logic/enable_sign_up_trigger.sql
-- The function that the triggers call is made here and nowhere else: while the other road is off,
-- nothing of it exists, and dropping it is what switches it off.
create function app.enable_sign_up_trigger()
returns void
language plpgsql
volatile
security invoker
set search_path = ''
set lock_timeout = '5s'
as $$
begin
  perform app.disable_sign_up_trigger();

  create function app.on_sign_up()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = ''
  as $body$
  begin
    if tg_when = 'AFTER' then
      perform app.complete_sign_up(new.id, new.email, new.raw_user_meta_data -> 'tremplin');
      update auth.users as u set raw_user_meta_data = u.raw_user_meta_data where u.id = new.id;
    elsif tg_table_name = 'users' then
      new.raw_user_meta_data := new.raw_user_meta_data - 'tremplin';
    else
      new.identity_data := new.identity_data - 'tremplin';
    end if;
    return new;
  end;
  $body$;

  comment on function app.on_sign_up() is
  'Moves the session whose proof a sign-up carries, and keeps that proof out of what Auth stores.
Made by app.enable_sign_up_trigger(). With its owner''s rights, since Auth''s role has none here.';

  create trigger tremplin_complete_sign_up
    after insert on auth.users
    for each row
    when (new.raw_user_meta_data ? 'tremplin')
    execute function app.on_sign_up();

  -- Auth writes what was sent once more, from its memory: the proof is taken out of every write.
  create trigger tremplin_forget_proof
    before update on auth.users
    for each row
    when (new.raw_user_meta_data ? 'tremplin')
    execute function app.on_sign_up();

  create trigger tremplin_forget_proof
    before insert or update on auth.identities
    for each row
    when (new.identity_data ? 'tremplin')
    execute function app.on_sign_up();
end;
$$;

comment on function app.enable_sign_up_trigger() is
'Switches the other road on: a sign-up at Auth whose user metadata has a member tremplin,
{ session_id, session_token, profile, consents }, becomes the client of that session in Auth''s own
transaction, or is refused with it. One without passes untouched. For the owner; docs/operations.md
has the price.';

-- sql/schema/30_logic/ensure_client.sql
create function app.ensure_client(
  user_id uuid,
  session app.temporary_session,
  answers jsonb,
  profile jsonb,
  consents jsonb
)
returns app.client
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_made app.client;
begin
  perform pg_advisory_xact_lock(hashtextextended(ensure_client.user_id::text, 0));
  perform from app.client as c where c.id = ensure_client.user_id for update;

  if not found then
    if not exists (select from app.auth_user(ensure_client.user_id)) then
      raise exception using errcode = 'PT401', message = 'unauthorized',
        hint = 'This login no longer exists.';
    end if;
    perform app.refuse_profile_faults(app.profile_faults(
      (ensure_client.session).ruleset_id,
      coalesce(ensure_client.profile, '{}'),
      coalesce(ensure_client.consents, '{}')
    ));
    v_made := app.create_client(
      ensure_client.user_id, ensure_client.session, ensure_client.answers,
      ensure_client.profile, ensure_client.consents, false
    );
  end if;

  return v_made;
end;
$$;

comment on function app.ensure_client(uuid, app.temporary_session, jsonb, jsonb, jsonb) is
'Locks the client of a login, or makes it when the login has none yet; two calls for one login
wait for one another. Returns the client that it made, null when there was one.
Errors: PT401 unauthorized when the login is gone, PT422 invalid_profile.';

grant execute on function app.ensure_client(uuid, app.temporary_session, jsonb, jsonb, jsonb)
to service_role;

-- sql/schema/30_logic/erase_client.sql
-- With its owner's rights: nobody else writes the counts that stay.
create function app.erase_client(client_id uuid, actor text, reason text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  v_sessions uuid[];
  v_erased jsonb;
begin
  -- the Auth user first, as Auth's own erasure does, then sessions before the client, as whoever
  -- attaches or undoes takes them
  perform app.lock_auth_user(erase_client.client_id);
  perform from app.temporary_session as s
  where s.client_id = erase_client.client_id
  order by s.id
  for update;
  perform from app.client as c where c.id = erase_client.client_id for update;
  -- after an undo, a login may be left of somebody who was a client
  if not found and not exists (
    select from app.audit_event as e
    where e.client_id = erase_client.client_id
      and exists (select from app.auth_user(erase_client.client_id))
  ) then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'There is no client with this id.';
  end if;

  v_sessions := array(
    select s.id from app.temporary_session as s where s.client_id = erase_client.client_id
  );
  v_erased := jsonb_build_object(
    'simulations', cardinality(v_sessions),
    'produits', (
      select count(*) from app.client_produit_eligible as p
      where p.client_id = erase_client.client_id
    )
  );
  perform app.keep_session_counts(v_sessions);
  perform app.write_audit_event(
    'client_erased', null, erase_client.client_id, erase_client.actor,
    v_erased || jsonb_build_object('reason', erase_client.reason)
  );
  perform app.delete_auth_user(erase_client.client_id);
  return v_erased;
end;
$$;

comment on function app.erase_client(uuid, text, text) is
'Erases a client: the Auth user with his logins, the client, products, simulations, and the sessions
with their answers; or the login that an undo left of one. An Auth user who never was a client is
none of its business. What stays: counts without anybody in them, and the audit trail, whose
identifiers lead nowhere from then on. Returns { simulations, produits }: how many went.
Errors: PT404 not_found.';

grant execute on function app.erase_client(uuid, text, text) to service_role;

-- sql/schema/30_logic/erase_own_account.sql
-- With its owner's rights, so that a client may erase himself and nobody else: it looks at the
-- signed token itself.
create function app.erase_own_account(confirmation text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  v_client_id uuid := app.signed_in_id();
begin
  if not exists (select from app.client as c where c.id = v_client_id) then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'This login has no client.';
  end if;
  perform app.refuse_unproved(v_client_id);
  perform app.refuse_old_sign_in();
  if not exists (
    select from app.auth_user(v_client_id) as u
    where u.email = app.normal_email(erase_own_account.confirmation)
  ) then
    raise exception using errcode = 'PT400', message = 'invalid_input',
      hint = 'confirmation is the e-mail address of the account.';
  end if;

  return app.erase_client(v_client_id, 'client', 'requested');
end;
$$;

comment on function app.erase_own_account(text) is
'Erases the signed-in client, as api.client_erase says.
Errors: PT400 invalid_input, PT403 sign_in_too_old, PT404 not_found, PT409 email_unproved.';

grant execute on function app.erase_own_account(text) to authenticated;

-- sql/schema/30_logic/estimate.sql
create function app.estimate(state app.result_state, amount_low numeric, amount_high numeric)
returns jsonb
language sql
immutable
security invoker
set search_path = ''
as $$
  select case
    when estimate.state is not null then jsonb_build_object(
      'state', estimate.state,
      'amount_low', estimate.amount_low,
      'amount_high', estimate.amount_high
    )
  end;
$$;

comment on function app.estimate(app.result_state, numeric, numeric) is
'What a client is told of a product in figures: { state, amount_low, amount_high }, euros per year;
null without a state.';

grant execute on function app.estimate(app.result_state, numeric, numeric) to service_role;

-- sql/schema/30_logic/estimate_change.sql
create function app.estimate_change(before jsonb, after jsonb)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return case
    when estimate_change.before = estimate_change.after then '[]'
    else jsonb_build_array(jsonb_build_object(
      'at', now(), 'from', estimate_change.before, 'to', estimate_change.after
    ))
  end;
end;
$$;

comment on function app.estimate_change(jsonb, jsonb) is
'What a later simulation changed in a product''s estimate: [{ at, from, to }], or [] when nothing.';

grant execute on function app.estimate_change(jsonb, jsonb) to service_role;

-- sql/schema/30_logic/evaluate_answers.sql
-- The engine: answers in, findings out, in one statement for one visitor or for thousands.
-- plpgsql with a forced generic plan on purpose: the same body in language sql is planned anew at
-- each call, and an array argument would make plpgsql choose a custom plan each time.
create function app.evaluate_answers(ruleset_id integer, answers jsonb[], day date)
returns setof app.finding
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
begin
  return query
  with figures as materialized (
    select
      coalesce(jsonb_object_agg(p.code, p.value), '{}') as vars,
      coalesce(array_agg(p.code) filter (where p.evidence = 'hypothesis'), '{}') as hypotheses
    from app.parameter as p
    where p.ruleset_id = evaluate_answers.ruleset_id
      and evaluate_answers.day between p.valid_from and coalesce(p.valid_to, 'infinity')
  )
  select
    known.ordinal, p.code, p.kind, judged.state,
    round(100.0 * judged.weight_held / judged.weight_all)::integer,
    case
      when judged.has_unknown or priced.has_unknown then 'low'::app.confidence
      when priced.has_hypothesis then 'medium'
      else 'high'
    end,
    coalesce(jsonb_path_match(known.document, p.in_place_if, figures.vars), false),
    priced.amount_low, priced.amount_high,
    judged.criteria
  from figures
  cross join app.rule_documents(evaluate_answers.ruleset_id, evaluate_answers.answers) as known
  cross join app.produit as p
  cross join lateral (
    select
      -- the worst that any criterion leaves: the type lists its states from best to worst
      max(case
        when h.held or not c.is_required then 'eligible'::app.result_state
        when h.held is null then 'to_confirm'
        else 'not_eligible'
      end) as state,
      bool_or(h.held is null) as has_unknown,
      coalesce(sum(c.weight) filter (where h.held), 0) as weight_held,
      sum(c.weight) as weight_all,
      jsonb_object_agg(c.code, h.held) as criteria
    from app.criterion as c
    -- offset 0 here and below keeps a path from being evaluated once for each use
    cross join lateral (
      select jsonb_path_match(known.document, c.predicate, figures.vars) as held offset 0
    ) as h
    where c.ruleset_id = evaluate_answers.ruleset_id and c.produit = p.code
    having count(*) > 0
  ) as judged
  left join lateral (
    select
      round(coalesce(sum(e.low - greatest(e.low - e.cap_low, 0)), 0), 2) as amount_low,
      round(coalesce(sum(e.high - greatest(e.high - e.cap_high, 0)), 0), 2) as amount_high,
      bool_or(a.applies is null or (a.applies and (e.low is null or e.high is null)))
        as has_unknown,
      coalesce(bool_or(a.applies and s.parameters_read && figures.hypotheses), false)
        as has_hypothesis
    from app.savings_component as s
    cross join lateral (
      select jsonb_path_match(known.document, s.applies_if, figures.vars) as applies offset 0
    ) as a
    -- silent: an amount that reads a missing answer is unknown, not an error
    left join lateral (
      select
        jsonb_path_query_first(known.document, s.low, figures.vars, true)::numeric as low,
        jsonb_path_query_first(known.document, s.high, figures.vars, true)::numeric as high,
        jsonb_path_query_first(known.document, s.cap_low, figures.vars, true)::numeric as cap_low,
        jsonb_path_query_first(known.document, s.cap_high, figures.vars, true)::numeric as cap_high
      offset 0
    ) as e on a.applies
    where s.ruleset_id = evaluate_answers.ruleset_id and s.produit = p.code
      and judged.state = 'eligible'
    having count(*) > 0
  ) as priced on true
  where p.ruleset_id = evaluate_answers.ruleset_id and p.is_active
  order by known.ordinal, p.position;
end;
$$;

comment on function app.evaluate_answers(integer, jsonb[], date) is
'Judges every active product for each answer set, with the figures of one day: one finding for each.
No completion of an answer set ever refutes a state other than to_confirm.';

grant execute on function app.evaluate_answers(integer, jsonb[], date) to service_role;

-- sql/schema/30_logic/explain_amounts.sql
create function app.explain_amounts(
  ruleset_id integer,
  answers jsonb,
  day date,
  produits text[]
)
returns table (produit text, formula text, parameters json)
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
begin
  return query
  with figures as materialized (
    select p.*
    from app.parameter as p
    where p.ruleset_id = explain_amounts.ruleset_id
      and explain_amounts.day between p.valid_from and coalesce(p.valid_to, 'infinity')
  ),
  known as materialized (
    select
      d.document,
      (select jsonb_object_agg(f.code, f.value) from figures as f) as vars,
      (
        select jsonb_object_agg(f.code, app.format_number(f.value, f.unit)) from figures as f
      ) || (
        select coalesce(
          jsonb_object_agg(q.code, case
            when jsonb_typeof(d.document -> q.code) = 'number'
              then app.format_number((d.document -> q.code)::numeric, q.unit)
            else '[' || q.short_label || ']'
          end),
          '{}'
        )
        from app.question as q
        where q.ruleset_id = explain_amounts.ruleset_id and q.type in ('number', 'amount')
      ) as words
    from app.rule_documents(explain_amounts.ruleset_id, array[explain_amounts.answers]) as d
  ),
  applied as materialized (
    select s.produit, s.position, s.parameters_read, said.formula
    from known
    cross join app.savings_component as s
    cross join lateral (
      select string_agg(
        case when part.place % 2 = 1 then part.word else known.words ->> part.word end,
        '' order by part.place
      ) as formula
      from unnest(s.formula_parts) with ordinality as part (word, place)
    ) as said
    where s.ruleset_id = explain_amounts.ruleset_id
      and s.produit = any (explain_amounts.produits)
      and jsonb_path_match(known.document, s.applies_if, known.vars) is not false
  ),
  read as materialized (
    select
      r.produit,
      json_agg(json_build_object(
        'code', f.code, 'label', f.label, 'value', f.value, 'unit', f.unit,
        'valid_from', f.valid_from, 'valid_to', f.valid_to,
        'evidence', f.evidence, 'source', f.source
      ) order by f.code) as parameters
    from (select distinct a.produit, unnest(a.parameters_read) as code from applied as a) as r
    join figures as f on f.code = r.code
    group by r.produit
  )
  select a.produit, string_agg(a.formula, ' + ' order by a.position), min(r.parameters::text)::json
  from applied as a
  left join read as r on r.produit = a.produit
  group by a.produit;
end;
$$;

comment on function app.explain_amounts(integer, jsonb, date, text[]) is
'For each of the products: the components that apply or may apply, in words with answers and figures
in their places, and the figures they read. An unknown answer stands as its name in brackets.';

grant execute on function app.explain_amounts(integer, jsonb, date, text[])
to service_role;

-- sql/schema/30_logic/explain_findings.sql
-- The words cost several times the scoring, so they are joined only where somebody reads or keeps
-- them; json and not jsonb, because nested text is appended where a nested tree would be rebuilt.
create function app.explain_findings(
  ruleset_id integer,
  answers jsonb,
  day date,
  findings app.finding[]
)
returns json
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    with found as materialized (
      select f.* from unnest(explain_findings.findings) as f
    ),
    reasons as materialized (
      select
        c.produit,
        json_agg(json_build_object(
          'code', c.code,
          'label', c.label,
          'state', case found.criteria -> c.code
            when 'true' then 'held' when 'false' then 'failed' else 'unknown'
          end
        ) order by c.position) as criteria
      from found
      join app.criterion as c
        on c.ruleset_id = explain_findings.ruleset_id and c.produit = found.produit
      group by c.produit
    ),
    amounts as materialized (
      select a.produit, a.formula, a.parameters
      from app.explain_amounts(
        explain_findings.ruleset_id, explain_findings.answers, explain_findings.day,
        array(select found.produit from found where found.state <> 'not_eligible')
      ) as a
    )
    select coalesce(json_agg(json_build_object(
      'produit', p.code,
      'name', p.name,
      'category', p.category,
      'summary', p.summary,
      'kind', found.kind,
      'state', found.state,
      'score', found.score,
      'confidence', found.confidence,
      'already_in_place', found.already_in_place,
      'amount_low', found.amount_low,
      'amount_high', found.amount_high,
      'criteria', reasons.criteria,
      'formula', amounts.formula,
      'parameters', coalesce(amounts.parameters, '[]'),
      'recommendation', app.recommendation(p)
    ) order by p.position), '[]')
    from found
    join app.produit as p
      on p.ruleset_id = explain_findings.ruleset_id and p.code = found.produit
    left join reasons on reasons.produit = found.produit
    left join amounts on amounts.produit = found.produit
  );
end;
$$;

comment on function app.explain_findings(integer, jsonb, date, app.finding[]) is
'Findings in full: the criteria that hold, fail or are unknown, the formula in words, each figure
with its dates and source, the recommendation. As api.calculate_eligibility shows them.';

grant execute on function app.explain_findings(integer, jsonb, date, app.finding[]) to service_role;

-- sql/schema/30_logic/failed_step.sql
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

-- sql/schema/30_logic/failure_state.sql
create function app.failure_state(session_id uuid)
returns text
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select case
      when s.status = 'migrated' then 'settled'
      when s.expires_at > now() then 'open'
      -- the client was erased since, and his session with him
      when s.id is null and exists (
        select from app.standing_move as m where m.session_id = failure_state.session_id
      ) then 'settled'
      else 'lost'
    end
    from (values (failure_state.session_id)) as f (session_id)
    left join app.temporary_session as s on s.id = f.session_id
  );
end;
$$;

comment on function app.failure_state(uuid) is
'What became of a session whose migration failed. settled: it was migrated since, and that
was not taken back. open: its visitor may still repeat the migration. lost: it expired, or was never
a session.';

grant execute on function app.failure_state(uuid) to service_role;

-- sql/schema/30_logic/fault_details.sql
create function app.fault_details(faults app.fault[])
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return (
    select jsonb_agg(
      jsonb_strip_nulls(jsonb_build_object(
        'field', f.field, 'code', f.code, 'min', f.min, 'max', f.max
      )) order by place
    )::text
    from unnest(fault_details.faults) with ordinality as f (field, code, min, max, place)
  );
end;
$$;

comment on function app.fault_details(app.fault[]) is
'Faults as the details of a 422: a JSON array of { field, code, min?, max? }; null when there are
none.';

grant execute on function app.fault_details(app.fault[]) to service_role;

-- sql/schema/30_logic/find_session.sql
-- An unknown id, a malformed one and a wrong token get one answer, so that none can be told apart.
create function app.find_session(session_id text, session_token text)
returns app.temporary_session
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_session app.temporary_session;
begin
  if coalesce(find_session.session_token, '') = '' then
    raise exception using errcode = 'PT401', message = 'unauthorized',
      hint = 'Send the session''s token in the header x-session-token.';
  end if;

  if find_session.session_id ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    select s.* into v_session
    from app.temporary_session as s
    where s.id = find_session.session_id::uuid
      and s.token_digest = app.digest_token(find_session.session_token);
  end if;

  if v_session.id is null then
    raise exception using errcode = 'PT404', message = 'session_not_found',
      hint = 'Start a new simulation.';
  end if;

  return v_session;
end;
$$;

comment on function app.find_session(text, text) is
'The session that an id and a token prove together. Does not lock.
Errors: PT401 unauthorized, PT404 session_not_found.';

grant execute on function app.find_session(text, text) to service_role;

-- sql/schema/30_logic/format_number.sql
create function app.format_number(value numeric, unit text)
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return translate(
    to_char(
      format_number.value,
      case
        when format_number.value = trunc(format_number.value) then 'FM999,999,999,999,990'
        else 'FM999,999,999,999,990.00'
      end
    ),
    ',.', chr(8239) || ','
  ) || case
    when coalesce(format_number.unit, '') = '' then ''
    else chr(160) || format_number.unit
  end;
end;
$$;

comment on function app.format_number(numeric, text) is
'A figure as French prints it: thin spaces between thousands, a comma, two decimals or none, its
unit.';

grant execute on function app.format_number(numeric, text) to service_role;

-- sql/schema/30_logic/gate_faults.sql
create function app.gate_faults(ruleset_id integer)
returns table (place text, fault text, detail text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with gated as materialized (
    select
      q.code, q.position, app.questions_read(q.visible_if) as gates,
      app.conjuncts(substr(q.visible_if::text, length('strict ') + 1)) as conditions
    from app.question as q
    where q.ruleset_id = gate_faults.ruleset_id and app.is_rule_path(q.visible_if)
  )
  select 'question ' || g.code || ' visible_if', 'reads a question that is asked later', q.code
  from gated as g
  join app.question as q
    on q.ruleset_id = gate_faults.ruleset_id and q.code = any(g.gates)
  where q.position >= g.position
  union all
  select
    'question ' || g.code || ' visible_if', 'does not repeat the condition of its gate', gate.code
  from gated as g
  join gated as gate on gate.code = any(g.gates) and gate.code <> g.code
  where not gate.conditions <@ g.conditions
  union all
  select 'question ' || q.code || ' visible_if', 'reads no question', q.visible_if::text
  from app.question as q
  where q.ruleset_id = gate_faults.ruleset_id and app.questions_read(q.visible_if) = '{}'
  union all
  select 'question ' || q.code || ' visible_if', 'reads a parameter', read.code
  from app.question as q
  cross join unnest(app.parameters_read(q.visible_if)) as read (code)
  where q.ruleset_id = gate_faults.ruleset_id and app.is_rule_path(q.visible_if)
  union all
  select 'question ' || g.code || ' visible_if', 'can never hold', m.parts[1]
  from gated as g
  cross join unnest(g.conditions) as condition
  cross join lateral regexp_match(
    condition, '^\(?\$\."([A-Z][A-Z0-9_]*)" == ("[^"]*"|true|false)\)?$'
  ) as m (parts)
  where m.parts is not null
  group by g.code, m.parts[1]
  having count(distinct m.parts[2]) > 1;
end;
$$;

comment on function app.gate_faults(integer) is
'Part of the lint: every question can be asked. Its gates come before it, do not contradict each
other, and their own conditions are repeated, or a stale answer would come back through the chain.';

-- sql/schema/30_logic/has_kept_files.sql
create function app.has_kept_files(move app.standing_move)
returns boolean
language sql
stable
security invoker
set search_path = ''
as $$
  select count(*) = coalesce(((has_kept_files.move).details ->> 'refreshed')::integer, 0)
    + coalesce(((has_kept_files.move).details ->> 'protected')::integer, 0)
  from app.former_produit as f
  where f.session_id = (has_kept_files.move).session_id;
$$;

comment on function app.has_kept_files(app.standing_move) is
'Whether each product that a move renewed is still kept as it was before.';

grant execute on function app.has_kept_files(app.standing_move) to service_role;

-- sql/schema/30_logic/has_moved.sql
create function app.has_moved(session_id uuid, request_id text)
returns boolean
language sql
stable
security invoker
set search_path = ''
as $$
  select exists (
    select
    from app.audit_event as e
    where e.session_id = has_moved.session_id
      and e.kind in ('session_migrated', 'session_attached')
      and e.details ->> 'request_id' = has_moved.request_id
  );
$$;

comment on function app.has_moved(uuid, text) is
'Whether that very request gave the session to a client.';

grant execute on function app.has_moved(uuid, text) to service_role;

-- sql/schema/30_logic/has_worked_files.sql
create function app.has_worked_files(session_id uuid)
returns boolean
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return exists (
    select
    from app.simulation as m
    join app.client_produit_eligible as c
      on c.client_id = m.client_id and c.simulation_id = m.id
    left join app.former_produit as f on f.session_id = m.session_id and f.produit = c.produit
    cross join lateral jsonb_populate_record(null::app.client_produit_eligible, f.file) as before
    where m.session_id = has_worked_files.session_id and (
      c.file_status <> coalesce(before.file_status, 'new')
      or c.file_status_at <> coalesce(before.file_status_at, c.file_status_at)
    )
  );
end;
$$;

comment on function app.has_worked_files(uuid) is
'Whether a file that a session opened or renewed has had its status set since.';

grant execute on function app.has_worked_files(uuid) to service_role;

-- sql/schema/30_logic/is_email.sql
create function app.is_email(value text)
returns boolean
language plpgsql
immutable
strict
security invoker
set search_path = ''
as $$
begin
  return octet_length(is_email.value) <= 255 and is_email.value ~ (
    '^[a-zA-Z0-9.!#$%&''*+/=?^_`{|}~-]+@'
    || '[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?'
    || '(\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$'
  );
end;
$$;

comment on function app.is_email(text) is
'Whether Auth would accept the address at sign-in: its own pattern, ASCII, 255 bytes at most.';

grant execute on function app.is_email(text) to service_role;

-- sql/schema/30_logic/is_login_by_mail.sql
create function app.is_login_by_mail()
returns boolean
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return jsonb_path_exists(auth.jwt(), '$.amr[*] ? (@.method == "otp")')
    and coalesce(auth.jwt() ->> 'phone', '') = '';
end;
$$;

comment on function app.is_login_by_mail() is
'Whether the login of this call was opened by a code that Auth mailed, as its signed token says: a
code for a new password, for a new account or asked for in the client area. A user who has a phone
may have had the code there, which proves nothing of the address.';

-- sql/schema/30_logic/is_password_login.sql
create function app.is_password_login(user_id uuid, login_id text)
returns boolean
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return app.is_live_login(is_password_login.user_id, is_password_login.login_id)
    and exists (
      select from auth.mfa_amr_claims as m
      join auth.sessions as l on l.id = m.session_id
      where l.user_id = is_password_login.user_id
        and l.id::text = is_password_login.login_id
        and m.authentication_method = 'password'
    );
end;
$$;

comment on function app.is_password_login(uuid, text) is
'Whether a user is signed in by this login, and opened it by his password, as Auth has noted it.';

-- sql/schema/30_logic/is_siren.sql
create function app.is_siren(value text)
returns boolean
language plpgsql
immutable
strict
security invoker
set search_path = ''
as $$
begin
  if is_siren.value !~ '^[0-9]{9}$' then
    return false;
  end if;

  return (
    select sum(doubled / 10 + doubled % 10) % 10 = 0
    from generate_series(1, 9) as place
    cross join lateral (
      select substr(is_siren.value, place, 1)::integer * (2 - place % 2) as doubled
    ) as d
  );
end;
$$;

comment on function app.is_siren(text) is 'Nine digits whose Luhn sum is a multiple of ten.';

grant execute on function app.is_siren(text) to service_role;

-- sql/schema/30_logic/keep_auth_user.sql
-- Before anything else is held, as whoever erases takes them: Auth user, then sessions.
create function app.keep_auth_user(user_id uuid)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  return (
    select u.id from auth.users as u where u.id = keep_auth_user.user_id for key share
  );
end;
$$;

comment on function app.keep_auth_user(uuid) is
'Keeps an Auth user from being erased until the transaction ends, so that a row may name him; null
when he is gone. He goes on signing in.';

grant execute on function app.keep_auth_user(uuid) to service_role;

-- sql/schema/30_logic/keep_session_counts.sql
create function app.keep_session_counts(session_ids uuid[])
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  insert into app.cleaned_sessions as c (started_on, secteur, step, sessions)
  select a.started_on, a.secteur, a.step, count(*)
  from app.session_steps(keep_session_counts.session_ids) as a
  join app.temporary_session as s on s.id = a.session_id and not s.is_test
  group by 1, 2, 3
  order by 1, 2, 3
  on conflict (started_on, secteur, step) do update
    set sessions = c.sessions + excluded.sessions;
end;
$$;

comment on function app.keep_session_counts(uuid[]) is
'Adds sessions that are about to be deleted to the counts that stay; test sessions are left out.';

-- sql/schema/30_logic/lock_auth_user.sql
create function app.lock_auth_user(user_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  perform from auth.users as u where u.id = lock_auth_user.user_id for update;
end;
$$;

comment on function app.lock_auth_user(uuid) is
'Holds an Auth user until the transaction ends: whoever may have to erase him does so before he
holds anything of his, since Auth''s own erasure starts there.';

grant execute on function app.lock_auth_user(uuid) to service_role;

-- sql/schema/30_logic/lock_migrated_session.sql
-- In the order of whoever erases an account, attaches or works on a file: Auth user, session,
-- client, files. Whose session it is must be read before it is held, and is read again once it is.
create function app.lock_migrated_session(session_id text)
returns app.temporary_session
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_found app.temporary_session;
  v_session app.temporary_session;
begin
  if lock_migrated_session.session_id ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    select s.* into v_found
    from app.temporary_session as s
    where s.id = lock_migrated_session.session_id::uuid;
    perform app.lock_auth_user(v_found.client_id);
    select s.* into v_session from app.temporary_session as s where s.id = v_found.id for update;
  end if;

  if v_session.id is null then
    raise exception using errcode = 'PT404', message = 'session_not_found',
      hint = 'No session has this id.';
  end if;
  if v_session.status <> 'migrated' then
    raise exception using errcode = 'PT409', message = 'session_not_migrated',
      hint = 'No account has this simulation, or no longer: there is nothing to take back.';
  end if;
  if v_session.client_id is distinct from v_found.client_id then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'It went to an account just now; try again in a moment.';
  end if;

  perform from app.client as c where c.id = v_session.client_id for update;
  perform from app.client_produit_eligible as c
  where c.client_id = v_session.client_id
  order by c.produit
  for update;
  return v_session;
end;
$$;

comment on function app.lock_migrated_session(text) is
'Holds a migrated session, its Auth user, client and files until the transaction ends.
Errors: PT404 session_not_found, PT409 session_not_migrated, PT409 session_busy.';

grant execute on function app.lock_migrated_session(text) to service_role;

-- sql/schema/30_logic/lock_session.sql
-- Lock, then look: everything is decided on the row returned here, never on one read before.
create function app.lock_session(session_id text, session_token text, wait_ms integer default 3000)
returns app.temporary_session
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_proven app.temporary_session := app.find_session(
    lock_session.session_id, lock_session.session_token
  );
  v_session app.temporary_session;
begin
  perform set_config('lock_timeout', lock_session.wait_ms || 'ms', true);

  select s.* into v_session
  from app.temporary_session as s
  where s.id = v_proven.id
  for update;

  if not found then
    raise exception using errcode = 'PT404', message = 'session_not_found',
      hint = 'Start a new simulation.';
  end if;

  return v_session;
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request holds this session; try again in a moment.';
end;
$$;

comment on function app.lock_session(text, text, integer) is
'Proves a session as app.find_session does and holds its row until the transaction ends. Waits up to
wait_ms for its turn and as long again for the holder: twice 3 s is within the 8 s of a request.
Errors: PT401 unauthorized, PT404 session_not_found, PT409 session_busy.';

grant execute on function app.lock_session(text, text, integer) to service_role;

-- sql/schema/30_logic/mark_session_migrated.sql
create function app.mark_session_migrated(session_id uuid, client_id uuid, started_at timestamptz)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  update app.temporary_session as s
  set status = 'migrated', client_id = mark_session_migrated.client_id, migrated_at = now(),
    migration_ms = round(
      1000 * extract(epoch from clock_timestamp() - mark_session_migrated.started_at), 3
    )
  where s.id = mark_session_migrated.session_id;
end;
$$;

comment on function app.mark_session_migrated(uuid, uuid, timestamptz) is
'The last change of a session: from now on it belongs to a client. Takes the time its steps took.';

grant execute on function app.mark_session_migrated(uuid, uuid, timestamptz) to service_role;

-- sql/schema/30_logic/may_give_consents.sql
create function app.may_give_consents(client_id uuid)
returns boolean
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select count(*) from app.audit_event as e
    where e.client_id = may_give_consents.client_id and e.kind = 'consents_set'
      and e.at > now() - interval '1 day' and e.id > coalesce((
        select max(o.id) from app.audit_event as o
        where o.client_id = e.client_id and o.kind = 'account_taken_over'
      ), 0)
  ) < 20;
end;
$$;

comment on function app.may_give_consents(uuid) is
'Whether a client may give a consent once more today, since the trail keeps each change for good:
20 changes within a day, those not counted that somebody else made before the account was taken
over. Taking one back is never asked; so there are 22 changes at most in a day.';

-- sql/schema/30_logic/merge_plan.sql
-- The one place that decides what becomes of a client's products: what copies executes it, what
-- previews shows it.
create function app.merge_plan(session_id uuid, client_id uuid)
returns table (
  produit text,
  effect text,
  rule text,
  file app.client_produit_eligible,
  found app.temporary_eligibility,
  estimate_before jsonb,
  estimate_after jsonb
)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  select
    f.produit, e.effect, e.rule, f.file, f.found,
    app.estimate((f.file).state, (f.file).amount_low, (f.file).amount_high),
    app.estimate((f.found).state, (f.found).amount_low, (f.found).amount_high)
  from (
    select
      coalesce(r.produit, c.produit) as produit,
      c.file,
      r.found,
      case
        when r.produit is null then 'never_removed'
        when c.produit is null then 'new_produit'
        when c.file_status = 'new' then 'file_is_new'
        else 'file_under_way'
      end as rule
    from (
      select t.produit, t as found
      from app.temporary_eligibility as t
      where t.session_id = merge_plan.session_id and t.state <> 'not_eligible'
    ) as r
    full join (
      select p.produit, p.file_status, p as file
      from app.client_produit_eligible as p
      where p.client_id = merge_plan.client_id
    ) as c on c.produit = r.produit
  ) as f
  join (
    values
      ('new_produit', 'add'), ('file_is_new', 'refresh'), ('file_under_way', 'protect'),
      ('never_removed', 'keep')
  ) as e (rule, effect) using (rule);
end;
$$;

comment on function app.merge_plan(uuid, uuid) is
'What becomes of each product when a completed session goes to a client, and by which rule.
add (new_produit): the client does not have it. refresh (file_is_new): estimate and recommendation
are renewed. protect (file_under_way): the file is requested, in progress, done or abandoned; only
its estimate is renewed. keep (never_removed): the session does not find it; it stays as it is. A
client who is null or has nothing yet: all is added.
Estimates: { state, amount_low, amount_high }, null where there is none.';

grant execute on function app.merge_plan(uuid, uuid) to service_role;

-- sql/schema/30_logic/migration_answer.sql
create function app.migration_answer(client_id uuid, already_migrated boolean, moved jsonb)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'client_id', migration_answer.client_id,
      'already_migrated', migration_answer.already_migrated,
      'confirmation_required', not u.is_confirmed,
      'moved', jsonb_build_object(
        'produits', migration_answer.moved -> 'added',
        'responses', migration_answer.moved -> 'responses',
        'simulations', 1
      )
    )
    from app.auth_user(migration_answer.client_id) as u
  );
end;
$$;

comment on function app.migration_answer(uuid, boolean, jsonb) is
'What api.migrate_session returns, the first time and when repeated, from what was moved.';

grant execute on function app.migration_answer(uuid, boolean, jsonb) to service_role;

-- sql/schema/30_logic/migration_statistics.sql
create function app.migration_statistics()
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_failed bigint := (
    select count(*) from app.migration_failure as f where not f.is_test
  );
  v_deleted bigint := (
    select coalesce(sum(c.sessions), 0) from app.cleaned_sessions as c where c.step = 'migrated'
  );
begin
  return (
    select jsonb_build_object(
      'failed_migrations', v_failed,
      'error_rate', coalesce(
        round(100.0 * v_failed / nullif(v_failed + count(*) + v_deleted, 0), 2), 0
      ),
      'migration_ms', jsonb_build_object(
        'p50', percentile_disc(0.50) within group (order by s.migration_ms),
        'p95', percentile_disc(0.95) within group (order by s.migration_ms),
        'p99', percentile_disc(0.99) within group (order by s.migration_ms)
      ),
      'moved', jsonb_build_object(
        'clients', count(distinct s.client_id),
        'produits', coalesce(sum((e.details -> 'added')::integer), 0),
        'responses', coalesce(sum((e.details -> 'responses')::integer), 0),
        'simulations', count(*)
      )
    )
    from app.temporary_session as s
    join app.standing_move as e on e.session_id = s.id
    where s.status = 'migrated' and not s.is_test
  );
end;
$$;

comment on function app.migration_statistics() is
'How migrations went: failures, error rate in %, duration in milliseconds, rows moved. The error
rate is of failures and migrations together, those of erased clients included.';

grant execute on function app.migration_statistics() to service_role;

-- sql/schema/30_logic/missing_answers.sql
create function app.missing_answers(session_id uuid, ruleset_id integer)
returns text
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_answers jsonb := app.session_answers(missing_answers.session_id);
begin
  return (
    select jsonb_agg(
      jsonb_build_object('field', v.code, 'code', 'required') order by v.place
    )::text
    from app.rule_documents(missing_answers.ruleset_id, array[v_answers]) as d
    cross join unnest(d.visible) with ordinality as v (code, place)
    where not v_answers ? v.code
  );
end;
$$;

comment on function app.missing_answers(uuid, integer) is
'The visible questions without an answer, as the details of a 422; null when there are none.';

grant execute on function app.missing_answers(uuid, integer) to service_role;

-- sql/schema/30_logic/move_session.sql
-- What every migration does once there is a client, whichever road made it.
create function app.move_session(
  session app.temporary_session,
  answers jsonb,
  client_id uuid,
  kind text,
  actor text,
  started_at timestamptz,
  deadline timestamptz,
  request_id text default null
)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_session app.temporary_session := app.store_results(
    move_session.session, move_session.answers, (move_session.session).evaluated_on
  );
  v_simulation app.simulation;
  v_moved jsonb;
begin
  perform app.refuse_late(move_session.deadline);

  v_simulation := app.save_simulation(
    move_session.client_id, v_session, move_session.answers
  );
  perform app.refuse_late(move_session.deadline);

  select
    to_jsonb(c) || jsonb_build_object(
      'responses', (select count(*) from jsonb_object_keys(move_session.answers))
    )
  into v_moved
  from app.copy_eligibilities(v_simulation) as c;
  perform app.refuse_late(move_session.deadline);

  perform app.mark_session_migrated(
    v_session.id, move_session.client_id, move_session.started_at
  );
  perform app.write_audit_event(
    move_session.kind, v_session.id, move_session.client_id, move_session.actor,
    v_moved || jsonb_strip_nulls(jsonb_build_object('request_id', move_session.request_id))
  );
  perform app.refuse_late(move_session.deadline);

  return v_moved;
end;
$$;

comment on function app.move_session(
  app.temporary_session, jsonb, uuid, text, text, timestamptz, timestamptz, text
) is
'Gives a locked, completed session to a client who exists: simulation, products merged, session
marked, audit event of that kind. Returns { added, refreshed, protected, responses }; the event
keeps them, with the request that asked for it. Errors: PT504 migration_timeout.';

grant execute on function app.move_session(
  app.temporary_session, jsonb, uuid, text, text, timestamptz, timestamptz, text
) to service_role;

-- sql/schema/30_logic/normal_email.sql
create function app.normal_email(email text)
returns text
language plpgsql
immutable
strict
security invoker
set search_path = ''
as $$
begin
  return lower(btrim(normal_email.email));
end;
$$;

comment on function app.normal_email(text) is
'The one spelling under which an address is kept: Auth''s unique index compares raw text.';

grant execute on function app.normal_email(text) to service_role;

-- sql/schema/30_logic/note_consents.sql
create function app.note_consents(before app.client, after app.client, actor text)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_changed jsonb := (
    select jsonb_strip_nulls(jsonb_build_object(
      'given', jsonb_object_agg(c.consent, c.after) filter (where c.after is not null),
      'withdrawn', jsonb_object_agg(c.consent, c.before) filter (where c.after is null)
    ))
    from (values
      ('terms', (note_consents.before).terms_version, (note_consents.after).terms_version),
      (
        'contact', (note_consents.before).contact_text_version,
        (note_consents.after).contact_text_version
      ),
      (
        'marketing', (note_consents.before).marketing_text_version,
        (note_consents.after).marketing_text_version
      )
    ) as c (consent, before, after)
    where c.before is distinct from c.after
  );
begin
  if v_changed <> '{}' then
    perform app.write_audit_event(
      'consents_set', null, (note_consents.after).id, note_consents.actor, v_changed
    );
  end if;
end;
$$;

comment on function app.note_consents(app.client, app.client, text) is
'Tells the trail which consents of a client came and went, from his row before, null when he is new,
and after: { given, withdrawn }, each { terms, contact or marketing: version of its text }. What
stands is not told again.';

grant execute on function app.note_consents(app.client, app.client, text) to service_role;

-- sql/schema/30_logic/number_fault.sql
create function app.number_fault(question app.question, value numeric)
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return case
    when (number_fault.question).type = 'number' and scale(trim_scale(number_fault.value)) > 0
      then 'not_whole'
    when scale(trim_scale(number_fault.value)) > 2 then 'too_many_decimals'
    when number_fault.value < (number_fault.question).min then 'below_min'
    when number_fault.value > (number_fault.question).max then 'above_max'
  end;
end;
$$;

comment on function app.number_fault(app.question, numeric) is
'What is wrong with a number given to a number or amount question; null when nothing is.';

grant execute on function app.number_fault(app.question, numeric) to service_role;

-- sql/schema/30_logic/obstacle_to_attach.sql
create function app.obstacle_to_attach(client_id uuid)
returns text
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return case
    when exists (select from app.client as c where c.id = obstacle_to_attach.client_id) then null
    when exists (select from app.auth_user(obstacle_to_attach.client_id)) then 'invalid_profile'
    else 'unauthorized'
  end;
end;
$$;

comment on function app.obstacle_to_attach(uuid) is
'The code with which a login would be refused a session without profile and consents; null when it
has a client.';

grant execute on function app.obstacle_to_attach(uuid) to service_role;

-- sql/schema/30_logic/obstacle_to_move.sql
create function app.obstacle_to_move(session app.temporary_session)
returns text
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return case
    when (obstacle_to_move.session).status = 'migrated' then 'session_already_migrated'
    when (obstacle_to_move.session).expires_at <= now() then 'session_expired'
    when (obstacle_to_move.session).status = 'open' then 'session_incomplete'
  end;
end;
$$;

comment on function app.obstacle_to_move(app.temporary_session) is
'The code with which this session would be refused to any account; null when it may move.';

grant execute on function app.obstacle_to_move(app.temporary_session) to service_role;

-- sql/schema/30_logic/own_record.sql
-- With its owner's rights: what is held about a client where he has no right to read himself. Whole
-- rows of ours, so that a column that is added later is told too; of Auth's what is named here, for
-- others of its columns are secrets.
create function app.own_record()
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_client_id uuid := app.signed_in_id();
begin
  return jsonb_build_object(
    'login', (
      select jsonb_object_agg(f.key, f.value)
      from auth.users as u
      cross join jsonb_each(to_jsonb(u)) as f
      where u.id = v_client_id and f.key = any (array[
        'id', 'email', 'email_confirmed_at', 'phone', 'phone_confirmed_at', 'created_at',
        'updated_at', 'last_sign_in_at', 'confirmation_sent_at', 'recovery_sent_at',
        'email_change', 'email_change_sent_at', 'raw_user_meta_data', 'raw_app_meta_data'
      ])
    ),
    'identities', (
      select coalesce(jsonb_agg(
        jsonb_build_object(
          'provider', i.provider, 'identity_data', i.identity_data, 'created_at', i.created_at,
          'last_sign_in_at', i.last_sign_in_at
        )
        order by i.created_at, i.provider
      ), '[]')
      from auth.identities as i
      where i.user_id = v_client_id
    ),
    'logins', (
      select coalesce(jsonb_agg(
        jsonb_build_object(
          'created_at', l.created_at, 'refreshed_at', l.refreshed_at, 'ip', l.ip,
          'user_agent', l.user_agent
        )
        order by l.created_at, l.id
      ), '[]')
      from auth.sessions as l
      where l.user_id = v_client_id
    ),
    'sessions', (
      select coalesce(jsonb_agg(
        to_jsonb(s) - array['client_id', 'token_digest', 'results_digest', 'results', 'totals']
          || jsonb_build_object(
            'responses', (
              select coalesce(jsonb_agg(to_jsonb(r) - 'session_id' order by r.question), '[]')
              from app.temporary_response as r
              where r.session_id = s.id
            ),
            'eligibilities', (
              select coalesce(jsonb_agg(to_jsonb(e) - 'session_id' order by e.produit), '[]')
              from app.temporary_eligibility as e
              where e.session_id = s.id
            ),
            'former_produits', (
              select coalesce(jsonb_agg(to_jsonb(f) - 'session_id' order by f.produit), '[]')
              from app.former_produit as f
              where f.session_id = s.id
            ),
            'failures', (
              select coalesce(jsonb_agg(
                to_jsonb(f) - array['session_id', 'client_id'] order by f.id
              ), '[]')
              from app.migration_failure as f
              where f.session_id = s.id
            )
          )
        order by s.created_at, s.id
      ), '[]')
      from app.temporary_session as s
      where s.client_id = v_client_id
    ),
    'failures', (
      select coalesce(jsonb_agg(to_jsonb(f) - 'client_id' order by f.id), '[]')
      from app.migration_failure as f
      where f.client_id = v_client_id and not exists (
        select from app.temporary_session as s
        where s.id = f.session_id and s.client_id = v_client_id
      )
    )
  );
end;
$$;

comment on function app.own_record() is
'What Auth and the temporary tables hold about the signed-in client: the login, its identities, when
and from where it is signed in, each session that he has with its times, answers, findings, former
products and failures, and failures to attach one that he does not have. Without secrets, and
without the results that his simulations repeat.
Returns { login, identities, logins, sessions, failures }.';

grant execute on function app.own_record() to authenticated;

-- sql/schema/30_logic/parameter_faults.sql
create function app.parameter_faults(ruleset_id integer, day date)
returns table (place text, fault text, detail text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with period as (
    select p.code, daterange(p.valid_from, p.valid_to, '[]') as days
    from app.parameter as p
    where p.ruleset_id = parameter_faults.ruleset_id
  ),
  used as (
    select p.place, read.code
    from app.catalogue_paths(parameter_faults.ruleset_id) as p
    cross join unnest(app.parameters_read(p.path)) as read (code)
    where app.is_rule_path(p.path)
    union all
    select 'option ' || o.question || '.' || o.code, o.revenue_parameter
    from app.question_option as o
    where o.ruleset_id = parameter_faults.ruleset_id and o.revenue_parameter is not null
    union all
    values ('prefilled account', 'anciennete_defaut')
  ),
  missing as (
    select
      u.code,
      datemultirange(daterange(
        parameter_faults.day, (parameter_faults.day + interval '10 years')::date, '[]'
      )) - range_agg(p.days) as days
    from (select distinct used.code from used) as u
    join period as p on p.code = u.code
    group by u.code
  )
  select u.place, 'uses a parameter that does not exist', u.code
  from used as u
  where not exists (select from period as p where p.code = u.code)
  union all
  select 'parameter ' || m.code, 'has no value on some days', m.days::text
  from missing as m
  where not isempty(m.days)
  union all
  select 'parameter ' || one.code, 'has two values on some days', (one.days * other.days)::text
  from period as one
  join period as other
    on other.code = one.code and other.days && one.days and lower(other.days) > lower(one.days);
end;
$$;

comment on function app.parameter_faults(integer, date) is
'Part of the lint: every figure in use has exactly one value a day, from the day given to ten years
on. One gap would stop every evaluation of that day.';

-- sql/schema/30_logic/path_faults.sql
-- Whether a path is a condition or a number shows when it is run on answers and figures of 1.
create function app.path_faults(ruleset_id integer)
returns table (place text, fault text, detail text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with tried as materialized (
    select
      p.place, p.is_condition, p.path, app.is_rule_path(p.path) as is_rule,
      case when app.is_rule_path(p.path) then jsonb_typeof(
        jsonb_path_query_first(answers.ones, p.path, figures.ones, true)
      ) end as outcome
    from app.catalogue_paths(path_faults.ruleset_id) as p
    cross join lateral (
      select coalesce(jsonb_object_agg(q.code, 1), '{}') as ones
      from unnest(app.questions_read(p.path)) as q (code)
    ) as answers
    cross join lateral (
      select coalesce(jsonb_object_agg(f.code, 1), '{}') as ones
      from unnest(app.parameters_read(p.path)) as f (code)
    ) as figures
  )
  select t.place, 'is outside the rule language', t.path::text
  from tried as t
  where not t.is_rule
  union all
  select t.place, 'is not a condition', t.path::text
  from tried as t
  where t.is_rule and t.is_condition and coalesce(t.outcome not in ('boolean', 'null'), true)
  union all
  select t.place, 'is not a number', t.path::text
  from tried as t
  where t.is_rule and not t.is_condition and t.outcome is distinct from 'number';
end;
$$;

comment on function app.path_faults(integer) is
'Part of the lint: every path keeps to the rule language, and is a condition or a number as its
place demands.';

-- sql/schema/30_logic/prefill_profile.sql
create function app.prefill_profile(ruleset_id integer, answers jsonb, day date)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select jsonb_object_agg(field.name, jsonb_build_object(
      'value', field.value, 'provenance', field.provenance
    ))
    from (
      select
        case when jsonb_typeof(given.a -> 'EFFECTIF') = 'number'
          then (given.a -> 'EFFECTIF')::numeric end as employees,
        case when jsonb_typeof(given.a -> 'CA') = 'number'
          then (given.a -> 'CA')::numeric end as revenue,
        given.a ->> 'SECTEUR' as activity
      from (select prefill_profile.answers) as given (a)
    ) as known
    left join app.question_option as o
      on o.ruleset_id = prefill_profile.ruleset_id
      and o.question = 'SECTEUR' and o.code = known.activity
    left join app.parameter as per_employee
      on per_employee.ruleset_id = prefill_profile.ruleset_id
      and per_employee.code = o.revenue_parameter
      and prefill_profile.day
        between per_employee.valid_from and coalesce(per_employee.valid_to, 'infinity')
    left join app.parameter as age
      on age.ruleset_id = prefill_profile.ruleset_id
      and age.code = 'anciennete_defaut'
      and prefill_profile.day between age.valid_from and coalesce(age.valid_to, 'infinity')
    cross join lateral (
      select
        round(known.revenue / nullif(per_employee.value, 0)) as employees,
        known.employees * per_employee.value as revenue
    ) as guess
    cross join (
      select
        max(bound.max) filter (where bound.code = 'EFFECTIF') as employees,
        max(bound.max) filter (where bound.code = 'CA') as revenue
      from app.question as bound
      where bound.ruleset_id = prefill_profile.ruleset_id
    ) as most
    cross join lateral (values
      ('secteur_activite', to_jsonb(known.activity), 'answer'),
      ('nombre_employes',
        to_jsonb(coalesce(
          known.employees, guess.employees - greatest(guess.employees - most.employees, 0)
        )),
        case when known.employees is null then 'estimated' else 'answer' end),
      ('revenu_annuel',
        to_jsonb(coalesce(
          known.revenue, guess.revenue - greatest(guess.revenue - most.revenue, 0)
        )),
        case when known.revenue is null then 'estimated' else 'answer' end),
      ('anciennete_entreprise', to_jsonb(age.value), 'default')
    ) as field (name, value, provenance)
    where field.value is not null
  );
end;
$$;

comment on function app.prefill_profile(integer, jsonb, date) is
'What the answers say of the company: { field: { value, provenance } }, provenance being answer,
estimated (from the revenue per employee of the activity) or default. An estimate keeps to the
bounds of its question. A field nobody knows is absent.';

grant execute on function app.prefill_profile(integer, jsonb, date) to service_role;

-- sql/schema/30_logic/produit_faults.sql
create function app.produit_faults(ruleset_id integer)
returns table (place text, fault text, detail text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with offered as (
    select
      p.code, p.kind, p.next_step,
      (
        select sum(c.weight) from app.criterion as c
        where c.ruleset_id = p.ruleset_id and c.produit = p.code
      ) as weight,
      exists (
        select from app.savings_component as s
        where s.ruleset_id = p.ruleset_id and s.produit = p.code
      ) as has_amount
    from app.produit as p
    where p.ruleset_id = produit_faults.ruleset_id and p.is_active
  )
  select 'ruleset', 'has no active product', null
  where not exists (select from offered)
  union all
  select 'produit ' || o.code, 'has no criterion', null
  from offered as o
  where o.weight is null
  union all
  select 'produit ' || o.code, 'has weights that do not sum to 100', o.weight::text
  from offered as o
  where o.weight <> 100
  union all
  select 'produit ' || o.code, 'has no next step', null
  from offered as o
  where coalesce(o.next_step, '') !~ '\S'
  union all
  select 'produit ' || o.code, 'has no amount', null
  from offered as o
  where o.kind <> 'qualitative' and not o.has_amount
  union all
  select 'produit ' || o.code, 'is qualitative and has an amount', null
  from offered as o
  where o.kind = 'qualitative' and o.has_amount;
end;
$$;

comment on function app.produit_faults(integer) is
'Part of the lint: an active product has criteria whose weights sum to 100, a next step, and an
amount unless it is qualitative.';

-- sql/schema/30_logic/produit_statistics.sql
create function app.produit_statistics()
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(to_jsonb(p) order by p.produit), '[]')
    from (
      select
        e.produit,
        count(*) as checked,
        count(*) filter (where e.state = 'eligible') as eligible,
        count(*) filter (where e.state = 'to_confirm') as to_confirm,
        coalesce(sum(e.amount_low) filter (where not e.already_in_place), 0) as amount_low,
        coalesce(sum(e.amount_high) filter (where not e.already_in_place), 0) as amount_high
      from app.temporary_eligibility as e
      join app.temporary_session as s on s.id = e.session_id
      where not s.is_test
      group by e.produit
    ) as p
  );
end;
$$;

comment on function app.produit_statistics() is
'For each product: how often checked, eligible, to be confirmed, and the estimates in euros, over
the sessions that are still kept.';

grant execute on function app.produit_statistics() to service_role;

-- sql/schema/30_logic/profile_faults.sql
-- Text is judged trimmed, as it will be kept. Answers repeated in the form obey the bounds of their
-- own questions, so that no bound stands twice.
create function app.profile_faults(ruleset_id integer, profile jsonb, consents jsonb)
returns app.fault[]
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select array_agg(f.fault order by (f.fault).field)
    from (
      select row('profile.' || p.field, p.code, p.min, p.max)::app.fault
      from app.profile_field_faults(profile_faults.ruleset_id, profile_faults.profile) as p
      union all
      select row('consents.' || c.field, c.code, c.min, c.max)::app.fault
      from app.consent_faults(profile_faults.consents) as c
    ) as f (fault)
  );
end;
$$;

comment on function app.profile_faults(integer, jsonb, jsonb) is
'What is wrong with a sign-up form, one fault a field; null when nothing is.';

grant execute on function app.profile_faults(integer, jsonb, jsonb) to service_role;

-- sql/schema/30_logic/profile_field_faults.sql
create function app.profile_field_faults(ruleset_id integer, profile jsonb)
returns setof app.fault
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  select known.field, fault.code, fault.min, fault.max
  from (values
    ('company_name', 'required', 1, 200, null),
    ('contact_name', 'required', 1, 200, null),
    ('phone', 'phone', null, null, null),
    ('siren', 'siren', null, null, null),
    ('anciennete_entreprise', 'years', 0, 500, null),
    ('secteur_activite', 'answer', null, null, 'SECTEUR'),
    ('nombre_employes', 'answer', null, null, 'EFFECTIF'),
    ('revenu_annuel', 'answer', null, null, 'CA')
  ) as known (field, rule, min, max, question)
  left join app.question as q
    on q.ruleset_id = profile_field_faults.ruleset_id and q.code = known.question
  cross join lateral (
    select
      nullif(profile_field_faults.profile -> known.field, 'null') as value,
      app.trimmed(profile_field_faults.profile ->> known.field) as words
  ) as given
  cross join lateral (
    select
      case
        when given.value is null then case when known.rule = 'required' then 'required' end
        when known.rule = 'answer' then app.value_fault(q, given.value)
        when jsonb_typeof(given.value)
          <> case known.rule when 'years' then 'number' else 'string' end
          then 'wrong_type'
        when known.rule = 'years' then case
          when scale(trim_scale(given.value::numeric)) > 0 then 'not_whole'
          when given.value::numeric < known.min then 'below_min'
          when given.value::numeric > known.max then 'above_max'
        end
        when known.rule = 'required' then case
          when given.words = '' then 'required'
          when length(given.words) > known.max then 'too_long'
        end
        when known.rule = 'phone' and given.words !~ '^\+[1-9][0-9]{1,14}$' then 'invalid_format'
        when known.rule = 'siren' and not app.is_siren(given.words) then 'invalid_format'
      end as code,
      coalesce(q.min, known.min) as min,
      coalesce(q.max, known.max) as max
  ) as fault
  where fault.code is not null
  union all
  select key, 'unknown_field', null, null
  from jsonb_object_keys(profile_field_faults.profile) as key
  where key <> all (array[
    'company_name', 'contact_name', 'phone', 'siren', 'anciennete_entreprise',
    'secteur_activite', 'nombre_employes', 'revenu_annuel'
  ]);
end;
$$;

comment on function app.profile_field_faults(integer, jsonb) is
'What is wrong with the company''s own fields: company_name and contact_name required, 1 to 200
characters; phone E.164; siren nine digits with Luhn; the rest as the questions they repeat.';

grant execute on function app.profile_field_faults(integer, jsonb) to service_role;

-- sql/schema/30_logic/prove_email.sql
-- With its owner's rights, so that a client may note this one fact and change nothing else of his
-- row.
create function app.prove_email(password_login text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  v_client_id uuid := app.signed_in_id();
  v_proof jsonb;
begin
  if app.is_login_by_mail() and exists (
    select from app.client as c where c.id = v_client_id and c.email_proved_at is null
  ) then
    -- before the client, as Auth and whoever erases take them
    perform app.lock_auth_user(v_client_id);
    update app.client as c
    set email_proved_at = now()
    where c.id = v_client_id and c.email_proved_at is null;

    if found then
      perform app.write_audit_event('email_proved', null, v_client_id, 'client', '{}');
      if not app.is_password_login(v_client_id, prove_email.password_login) then
        perform app.take_over(v_client_id, auth.jwt() ->> 'session_id');
      else
        -- who goes on with the login by code can sign out of no other
        delete from auth.sessions as l
        where l.user_id = v_client_id and l.id::text = prove_email.password_login;
      end if;
    end if;
  end if;

  select jsonb_build_object(
    'email_proved_at', c.email_proved_at,
    'has_password', coalesce(u.encrypted_password, '') <> ''
  ) into v_proof
  from app.client as c
  join auth.users as u on u.id = c.id
  where c.id = v_client_id;

  if not found then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'This login has no client: attach a simulation first.';
  end if;
  return v_proof;
end;
$$;

comment on function app.prove_email(text) is
'Notes that the signed-in client reads the mails of his address, once, when his login was opened by
a code from there. password_login: the session_id of a login by password that he holds too; with it,
who signed up and who reads the mails are one, and that login has served. Without it they may be
two, and app.take_over() gives him the account. Returns { email_proved_at, has_password }: since
when it is known, null while it is not; and whether the account has a password.
Errors: PT404 not_found.';

grant execute on function app.prove_email(text) to authenticated;

-- sql/schema/30_logic/publish_ruleset.sql
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

-- sql/schema/30_logic/question_faults.sql
create function app.question_faults(ruleset_id integer)
returns table (place text, fault text, detail text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with asked as (
    select
      q.code, q.not_above, q.type in ('single', 'multiple') as is_choice,
      count(o.code) as option_count, count(o.code) filter (where o.is_exclusive) as exclusive_count
    from app.question as q
    left join app.question_option as o on o.ruleset_id = q.ruleset_id and o.question = q.code
    where q.ruleset_id = question_faults.ruleset_id
    group by q.code, q.not_above, q.type
  )
  select 'ruleset', 'has no question', null
  where not exists (select from asked)
  union all
  select 'question ' || needed.code, 'is missing, and accounts are made from it', needed.type::text
  from (values
    ('SECTEUR', 'single'::app.question_type), ('EFFECTIF', 'number'), ('CA', 'amount')
  ) as needed (code, type)
  where not exists (
    select from app.question as q
    where q.ruleset_id = question_faults.ruleset_id
      and q.code = needed.code and q.type = needed.type and q.visible_if is null
  )
  union all
  select 'question ' || a.code, 'offers fewer than two options', a.option_count::text
  from asked as a
  where a.is_choice and a.option_count < 2
  union all
  select 'question ' || a.code, 'has options though it is not a choice', a.option_count::text
  from asked as a
  where not a.is_choice and a.option_count > 0
  union all
  select 'question ' || a.code, 'has several exclusive options', a.exclusive_count::text
  from asked as a
  where a.exclusive_count > 1
  union all
  select 'question ' || a.code, 'may not exceed what is not another number', a.not_above
  from asked as a
  join app.question as q
    on q.ruleset_id = question_faults.ruleset_id and q.code = a.not_above
  where q.type not in ('number', 'amount') or q.code = a.code;
end;
$$;

comment on function app.question_faults(integer) is
'Part of the lint: the questions that accounts are made from are always asked; a choice has options,
nothing else has; a bound by another answer is a number.';

-- sql/schema/30_logic/questions_shown.sql
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

-- sql/schema/30_logic/reading_faults.sql
create function app.reading_faults(ruleset_id integer)
returns table (place text, fault text, detail text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  with reading as materialized (
    select
      p.place, p.is_condition, p.path::text as path, read.code, q.type,
      q.visible_if is not null as may_be_hidden, '\$\."' || read.code || '"' as pattern
    from app.catalogue_paths(reading_faults.ruleset_id) as p
    cross join unnest(app.questions_read(p.path)) as read (code)
    left join app.question as q
      on q.ruleset_id = reading_faults.ruleset_id and q.code = read.code
    where app.is_rule_path(p.path)
  )
  select r.place, 'reads a question that does not exist', r.code
  from reading as r
  where r.type is null
  union all
  select r.place, 'reads a multiple without [*], or anything else with it', r.code
  from reading as r
  where r.type is not null
    and regexp_count(r.path, r.pattern || '\[\*\]')
      <> case when r.type = 'multiple' then regexp_count(r.path, r.pattern) else 0 end
  union all
  select r.place, 'does not compare an answer with a value of its own type', r.code
  from reading as r
  where case
    when r.type in ('single', 'multiple') then
      regexp_count(r.path, r.pattern) <> regexp_count(r.path, r.pattern || '(\[\*\])? [!=]= "')
    when r.type = 'boolean' then
      regexp_count(r.path, r.pattern)
        <> regexp_count(r.path, r.pattern || '(\[\*\])? [!=]= (true|false)\M')
    when r.type in ('number', 'amount') then
      r.path ~ (r.pattern || '(\[\*\])? [!=<>]=? ("|true\M|false\M)')
        or r.path ~ ('([^.$"]"([^"\\]|\\.)*"|\mtrue|\mfalse) [!=<>]=? ' || r.pattern)
  end
  union all
  select r.place, 'names an option that does not exist', r.code || ' ' || m.parts[2]
  from reading as r
  cross join lateral regexp_matches(
    r.path, r.pattern || '(\[\*\])? [!=]= "((?:[^"\\]|\\.)*)"', 'g'
  ) as m (parts)
  where r.type in ('single', 'multiple')
    and not exists (
      select from app.question_option as o
      where o.ruleset_id = reading_faults.ruleset_id
        and o.question = r.code and o.code = m.parts[2]
    )
  union all
  select r.place, 'uses ! or != on a question that can be hidden', r.code
  from reading as r
  where r.may_be_hidden
    and (r.path ~ (r.pattern || '(\[\*\])? !=') or r.path ~ ('!= ' || r.pattern) or r.path ~ '!\(')
  union all
  select r.place, 'does more than compare with a value what can be hidden', r.code
  from reading as r
  where r.is_condition and r.may_be_hidden and r.type in ('number', 'amount')
    and regexp_count(r.path, r.pattern)
      <> regexp_count(r.path, r.pattern || ' ([!=]=|[<>]=?) (?!\$\.)');
end;
$$;

comment on function app.reading_faults(integer) is
'Part of the lint: the questions and options that a path reads exist, and are read as their type
demands. A hidden answer is null: null != "x" and null == null are true, null + 1 is unknown, and
only a plain comparison with a value is false.';

-- sql/schema/30_logic/recommendation.sql
create function app.recommendation(produit app.produit)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'next_step', (recommendation.produit).next_step,
    'documents', (recommendation.produit).documents,
    'deadline', (recommendation.produit).deadline
  );
end;
$$;

comment on function app.recommendation(app.produit) is
'What to do about a product: { next_step, documents, deadline }.';

grant execute on function app.recommendation(app.produit) to service_role;

-- sql/schema/30_logic/refuse_ended_login.sql
create function app.refuse_ended_login(user_id uuid, login_id text)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if refuse_ended_login.login_id is not null
    and not app.is_live_login(refuse_ended_login.user_id, refuse_ended_login.login_id)
  then
    raise exception using errcode = 'PT401', message = 'unauthorized',
      hint = 'This login has ended: sign in again.';
  end if;
end;
$$;

comment on function app.refuse_ended_login(uuid, text) is
'The same for a login that an edge function has verified and passes on. Without login_id the caller
vouches for the user himself. Errors: PT401 unauthorized.';

grant execute on function app.refuse_ended_login(uuid, text) to service_role;

-- sql/schema/30_logic/refuse_expired.sql
create function app.refuse_expired(session app.temporary_session)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if (refuse_expired.session).expires_at <= now() then
    raise exception using errcode = 'PT410', message = 'session_expired',
      hint = 'Start a new simulation.';
  end if;
end;
$$;

comment on function app.refuse_expired(app.temporary_session) is
'Stops what may not happen to a session left alone for 7 days.
Errors: PT410 session_expired.';

grant execute on function app.refuse_expired(app.temporary_session) to service_role;

-- sql/schema/30_logic/refuse_given_up.sql
-- A call can reach the database after the edge has lost it, noted a failure and said so.
create function app.refuse_given_up(request_id text)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  if exists (
    select from app.migration_failure as f where f.request_id = refuse_given_up.request_id
  ) then
    raise exception using errcode = 'PT504', message = 'migration_timeout',
      hint = 'Nothing was changed; try again.';
  end if;
end;
$$;

comment on function app.refuse_given_up(text) is
'Refuses a request that was noted as failed. With the session locked, as when it is noted: a request
either moves its session or is a failure, never both. Errors: PT504 migration_timeout.';

grant execute on function app.refuse_given_up(text) to service_role;

-- sql/schema/30_logic/refuse_in_use.sql
create function app.refuse_in_use(move app.standing_move)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if exists (
    select from app.standing_move as later
    where later.client_id = (refuse_in_use.move).client_id and later.id > (refuse_in_use.move).id
  ) then
    raise exception using errcode = 'PT409', message = 'migration_in_use',
      hint = 'The client has a later simulation: take that one back first.';
  end if;

  if app.has_worked_files((refuse_in_use.move).session_id) then
    raise exception using errcode = 'PT409', message = 'migration_in_use',
      hint = 'A file that this simulation opened or renewed has moved on since.';
  end if;
end;
$$;

comment on function app.refuse_in_use(app.standing_move) is
'Stops the undoing of a move that something rests on: a later simulation of the client, or a file
that it opened or renewed and whose status was set since. Errors: PT409 migration_in_use.';

grant execute on function app.refuse_in_use(app.standing_move) to service_role;

-- sql/schema/30_logic/refuse_incomplete.sql
create function app.refuse_incomplete(session app.temporary_session)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if (refuse_incomplete.session).status = 'open' then
    raise exception using errcode = 'PT422', message = 'session_incomplete',
      detail = coalesce(
        app.missing_answers((refuse_incomplete.session).id, (refuse_incomplete.session).ruleset_id),
        '[]'
      ),
      hint = 'Answer the questions that remain, then ask for the results.';
  end if;
end;
$$;

comment on function app.refuse_incomplete(app.temporary_session) is
'Stops what needs results while there are none. Details: one entry for each unanswered question.
Errors: PT422 session_incomplete.';

grant execute on function app.refuse_incomplete(app.temporary_session) to service_role;

-- sql/schema/30_logic/refuse_invalid_sign_up.sql
create function app.refuse_invalid_sign_up(
  ruleset_id integer,
  email text,
  password_hash text,
  profile jsonb,
  consents jsonb
)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_faults app.fault[] := app.profile_faults(
    refuse_invalid_sign_up.ruleset_id,
    refuse_invalid_sign_up.profile,
    refuse_invalid_sign_up.consents
  );
begin
  if not coalesce(app.is_email(btrim(refuse_invalid_sign_up.email)), false) then
    v_faults := row('email', 'invalid_format', null, null)::app.fault || v_faults;
  end if;

  perform app.refuse_profile_faults(v_faults);

  if coalesce(
    refuse_invalid_sign_up.password_hash !~ '^\$2[aby]\$10\$[./A-Za-z0-9]{53}$', true
  ) then
    raise exception using errcode = 'PT422', message = 'weak_password',
      detail = app.fault_details(array[row('password', 'out_of_bounds', 10, 72)::app.fault]),
      hint = 'Choose a password of 10 characters at least and 72 bytes at most.';
  end if;
end;
$$;

comment on function app.refuse_invalid_sign_up(integer, text, text, jsonb, jsonb) is
'Checks a sign-up form. The password''s bounds are checked where it is hashed: no hash, or one
that is not bcrypt of cost 10, means that it was out of them.
Errors: PT422 invalid_profile, PT422 weak_password.';

grant execute on function app.refuse_invalid_sign_up(integer, text, text, jsonb, jsonb)
to service_role;

-- sql/schema/30_logic/refuse_late.sql
create function app.refuse_late(deadline timestamptz)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  if clock_timestamp() > refuse_late.deadline then
    raise exception using errcode = 'PT504', message = 'migration_timeout',
      hint = 'Nothing was changed; try again.';
  end if;
end;
$$;

comment on function app.refuse_late(timestamptz) is
'Checked after each step of a migration: a statement timeout set inside a call would not stop it.
Errors: PT504 migration_timeout.';

grant execute on function app.refuse_late(timestamptz) to service_role;

-- sql/schema/30_logic/refuse_malformed.sql
create function app.refuse_malformed(field text, value jsonb)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  if jsonb_typeof(refuse_malformed.value) is distinct from 'object' then
    raise exception using errcode = 'PT400', message = 'invalid_input',
      hint = refuse_malformed.field || ' is a JSON object.';
  end if;

  if octet_length(refuse_malformed.value::text) > 32768
    or (select count(*) from jsonb_object_keys(refuse_malformed.value)) > 100
  then
    raise exception using errcode = 'PT400', message = 'invalid_input',
      hint = refuse_malformed.field || ' has at most 100 fields and 32 768 bytes.';
  end if;
end;
$$;

comment on function app.refuse_malformed(text, jsonb) is
'Stops a parameter that is not a JSON object, or one larger than any form: the edge functions let no
such thing through, and the database trusts nobody''s word for it. Errors: PT400 invalid_input.';

grant execute on function app.refuse_malformed(text, jsonb) to service_role;

-- sql/schema/30_logic/refuse_migrated.sql
create function app.refuse_migrated(session app.temporary_session)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if (refuse_migrated.session).status = 'migrated' then
    raise exception using errcode = 'PT409', message = 'session_already_migrated',
      hint = 'Sign in: this simulation already belongs to an account.';
  end if;
end;
$$;

comment on function app.refuse_migrated(app.temporary_session) is
'Stops what may no longer happen to a session that belongs to a client.
Errors: PT409 session_already_migrated.';

grant execute on function app.refuse_migrated(app.temporary_session) to service_role;

-- sql/schema/30_logic/refuse_no_failure.sql
create function app.refuse_no_failure(request_id text, code text, step text)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
declare
  v_identifier text := '^[a-z][a-z_]{0,49}$';
begin
  if coalesce(refuse_no_failure.request_id, '') = ''
    or coalesce(refuse_no_failure.code, '') !~ v_identifier
    or refuse_no_failure.step !~ v_identifier
  then
    raise exception using errcode = 'PT400', message = 'invalid_input',
      hint = 'A failure has a request_id, and identifiers as code and step; step may be null.';
  end if;
end;
$$;

comment on function app.refuse_no_failure(text, text, text) is
'Stops what app.migration_failure could not hold, in words of ours: the table''s own would quote the
row. Errors: PT400 invalid_input.';

grant execute on function app.refuse_no_failure(text, text, text) to service_role;

-- sql/schema/30_logic/refuse_old_sign_in.sql
create function app.refuse_old_sign_in()
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if coalesce(app.signed_in_at(), '-infinity') < now() - interval '15 minutes' then
    raise exception using errcode = 'PT403', message = 'sign_in_too_old',
      hint = 'Sign in again, by password or code, and call within 15 minutes.';
  end if;
end;
$$;

comment on function app.refuse_old_sign_in() is
'Stops what a browser that was left open must not do. Errors: PT403 sign_in_too_old.';

-- sql/schema/30_logic/refuse_profile_faults.sql
create function app.refuse_profile_faults(faults app.fault[])
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  if cardinality(refuse_profile_faults.faults) > 0 then
    raise exception using errcode = 'PT422', message = 'invalid_profile',
      detail = app.fault_details(refuse_profile_faults.faults),
      hint = 'Correct the fields named in details.';
  end if;
end;
$$;

comment on function app.refuse_profile_faults(app.fault[]) is
'Stops a sign-up form with faults. Errors: PT422 invalid_profile, one entry for each field.';

grant execute on function app.refuse_profile_faults(app.fault[]) to service_role;

-- sql/schema/30_logic/refuse_signed_out.sql
create function app.refuse_signed_out()
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if app.signed_in_id() is null then
    raise exception using errcode = 'PT401', message = 'unauthorized',
      hint = 'This login has ended: sign in again.';
  end if;
end;
$$;

comment on function app.refuse_signed_out() is
'The first line of whatever a client calls: stops a token that outlives its login, as
app.signed_in_id() says. Errors: PT401 unauthorized.';

grant execute on function app.refuse_signed_out() to authenticated;

-- sql/schema/30_logic/refuse_too_late_to_undo.sql
-- With the session held, and by the clock: a call may have waited past the end of the period.
create function app.refuse_too_late_to_undo(
  session app.temporary_session,
  move app.standing_move
)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  if (refuse_too_late_to_undo.session).migrated_at < clock_timestamp() - app.undo_period()
    or not exists (
      select from app.temporary_response as r
      where r.session_id = (refuse_too_late_to_undo.session).id
    )
    or not app.has_kept_files(refuse_too_late_to_undo.move)
  then
    raise exception using errcode = 'PT410', message = 'undo_too_late',
      hint = 'What it takes to restore it is kept for 30 days.';
  end if;
end;
$$;

comment on function app.refuse_too_late_to_undo(app.temporary_session, app.standing_move) is
'Stops what can no longer be restored to the letter: the period is over, or the answers or one of
the products as they were before have left the temporary tables. Errors: PT410 undo_too_late.';

grant execute on function app.refuse_too_late_to_undo(app.temporary_session, app.standing_move)
to service_role;

-- sql/schema/30_logic/refuse_unknown_proof.sql
create function app.refuse_unknown_proof(email_proof text)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  if coalesce(refuse_unknown_proof.email_proof, '') not in ('auto', 'required') then
    raise exception using errcode = 'PT400', message = 'invalid_input',
      hint = 'email_proof is auto or required.';
  end if;
end;
$$;

comment on function app.refuse_unknown_proof(text) is
'Refuses a way to prove an address that is not one. Errors: PT400 invalid_input.';

grant execute on function app.refuse_unknown_proof(text) to service_role;

-- sql/schema/30_logic/refuse_unproved.sql
create function app.refuse_unproved(client_id uuid)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if not exists (
    select from app.client as c
    where c.id = refuse_unproved.client_id and c.email_proved_at is not null
  ) then
    raise exception using errcode = 'PT409', message = 'email_unproved',
      hint = 'He asks for a code in the client area, and types it there.';
  end if;
end;
$$;

comment on function app.refuse_unproved(uuid) is
'Refuses what waits until a client has shown that he reads the mails of his address. A conflict with
the state of the account and not a missing right, since it is told to operators too.
Errors: PT409 email_unproved.';

grant execute on function app.refuse_unproved(uuid) to service_role, authenticated;

-- sql/schema/30_logic/reopen_session.sql
create function app.reopen_session(session_id uuid)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  delete from app.temporary_eligibility as e where e.session_id = reopen_session.session_id;

  update app.temporary_session as s
  set status = 'open', completed_at = null, evaluated_on = null, results_digest = null,
    results = null, totals = null,
    expires_at = now() + interval '7 days'
  where s.id = reopen_session.session_id;
end;
$$;

comment on function app.reopen_session(uuid) is
'After an answer: results that no longer hold are dropped, and the 7 days start again.';

grant execute on function app.reopen_session(uuid) to service_role;

-- sql/schema/30_logic/repeated_attachment.sql
create function app.repeated_attachment(session app.temporary_session, client_id uuid)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_answer jsonb;
begin
  select app.attachment_answer(e.client_id, e.details) into v_answer
  from app.standing_move as e
  where e.session_id = (repeated_attachment.session).id
    and e.client_id = repeated_attachment.client_id;

  if v_answer is null then
    perform app.refuse_migrated(repeated_attachment.session);
  end if;

  return v_answer;
end;
$$;

comment on function app.repeated_attachment(app.temporary_session, uuid) is
'The answer of an attachment that is asked for again by the login that has the session.
Errors: PT409 session_already_migrated for another.';

grant execute on function app.repeated_attachment(app.temporary_session, uuid) to service_role;

-- sql/schema/30_logic/repeated_migration.sql
create function app.repeated_migration(session app.temporary_session, email text)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_answer jsonb;
begin
  select app.migration_answer(e.client_id, true, e.details) into v_answer
  from app.auth_user((repeated_migration.session).client_id) as u
  join app.standing_move as e on e.session_id = (repeated_migration.session).id
  where u.email = app.normal_email(repeated_migration.email)
    and e.kind = 'session_migrated';

  if v_answer is null then
    perform app.refuse_migrated(repeated_migration.session);
  end if;

  return v_answer;
end;
$$;

comment on function app.repeated_migration(app.temporary_session, text) is
'The answer of a migration that is asked for again: the same one, for the same e-mail address.
Errors: PT409 session_already_migrated for another.';

grant execute on function app.repeated_migration(app.temporary_session, text) to service_role;

-- sql/schema/30_logic/response_faults.sql
create function app.response_faults(ruleset_id integer, stored jsonb, given jsonb)
returns app.fault[]
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_visible text[] := (
    select d.visible
    from app.rule_documents(
      response_faults.ruleset_id, array[response_faults.stored || response_faults.given]
    ) as d
  );
begin
  return (
    select array_agg(row(r.field, v.code, q.min, v.max)::app.fault order by q.position, r.field)
    from jsonb_each(response_faults.given) as r (field, value)
    left join app.question as q
      on q.ruleset_id = response_faults.ruleset_id and q.code = r.field
    left join app.question as other
      on other.ruleset_id = q.ruleset_id and other.code = q.not_above
    -- A bound that is itself refused bounds nothing.
    cross join lateral (
      select case
        when jsonb_typeof(known.answer) = 'number' and app.value_fault(other, known.answer) is null
          then known.answer::numeric
      end as bound
      from (
        select (response_faults.stored || response_faults.given) -> other.code
      ) as known (answer)
    ) as limiting
    cross join lateral (
      select app.value_fault(q, r.value) as code, q.max
      union all
      select 'above_question', limiting.bound
      where app.value_fault(q, r.value) is null
        and jsonb_typeof(r.value) = 'number' and r.value::numeric > limiting.bound
        and r.field = any (v_visible)
    ) as v
    where v.code is not null
  );
end;
$$;

comment on function app.response_faults(integer, jsonb, jsonb) is
'One fault for each answer given that its question refuses: those of app.value_fault, or
above_question when it exceeds the answer that bounds it, where it is asked at all. Null when there
are none.';

grant execute on function app.response_faults(integer, jsonb, jsonb) to service_role;

-- sql/schema/30_logic/results_digest.sql
create function app.results_digest(ruleset_id integer, day date, answers jsonb)
returns bytea
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return sha256(convert_to(
    jsonb_build_array(results_digest.ruleset_id, results_digest.day, results_digest.answers)::text,
    'UTF8'
  ));
end;
$$;

comment on function app.results_digest(integer, date, jsonb) is
'SHA-256 of all that results are made from: ruleset, day and answers.';

grant execute on function app.results_digest(integer, date, jsonb) to service_role;

-- sql/schema/30_logic/return_session.sql
create function app.return_session(session_id uuid)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  update app.temporary_session as s
  set status = 'completed', client_id = null, migrated_at = null, migration_ms = null
  where s.id = return_session.session_id;
end;
$$;

comment on function app.return_session(uuid) is
'Gives a session back to whoever holds its token, as it was before it was migrated: completed, with
its answers, its results and its expiry. The trail must say first that the migration is undone.
Errors: PT409 session_already_migrated when it does not.';

grant execute on function app.return_session(uuid) to service_role;

-- sql/schema/30_logic/rule_documents.sql
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

-- sql/schema/30_logic/save_simulation.sql
-- The client is held: his simulations are saved one after the other, in the order of their times,
-- whenever their transactions began and whatever the clock does.
create function app.save_simulation(
  client_id uuid,
  session app.temporary_session,
  answers jsonb
)
returns app.simulation
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_session app.temporary_session := save_simulation.session;
  v_simulation app.simulation;
begin
  insert into app.simulation (
    client_id, session_id, ruleset_id, responses, questions, results, totals,
    started_at, completed_at, evaluated_on, created_at
  )
  values (
    save_simulation.client_id, v_session.id, v_session.ruleset_id, save_simulation.answers,
    app.questions_shown(
      v_session.ruleset_id, array(select jsonb_object_keys(save_simulation.answers))
    ),
    v_session.results, v_session.totals, v_session.created_at, v_session.completed_at,
    v_session.evaluated_on,
    greatest(
      clock_timestamp(),
      (
        select max(m.created_at) + interval '1 microsecond'
        from app.simulation as m
        where m.client_id = save_simulation.client_id
      )
    )
  )
  returning * into v_simulation;

  return v_simulation;
end;
$$;

comment on function app.save_simulation(uuid, app.temporary_session, jsonb) is
'Keeps a completed session whole in its client''s history: answers, questions as asked, results as
shown. The latest of a client is the one saved last; no two have the same created_at.';

grant execute on function app.save_simulation(uuid, app.temporary_session, jsonb) to service_role;

-- sql/schema/30_logic/saved_answer.sql
create function app.saved_answer(session app.temporary_session, given jsonb)
returns json
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_session app.temporary_session := saved_answer.session;
  v_answers jsonb := app.session_answers(v_session.id);
begin
  return (
    select json_build_object(
      'accepted', array(
        select key from jsonb_object_keys(saved_answer.given) as key order by key
      ),
      'next_question', state.next_question,
      'questions', state.questions,
      'progress', state.progress,
      'estimate', app.session_estimate(v_session.ruleset_id, v_answers, app.today())
    )
    from app.session_progress(v_session.ruleset_id, v_answers) as state
  );
end;
$$;

comment on function app.saved_answer(app.temporary_session, jsonb) is
'What api.save_responses returns: what was accepted, what comes next, and the estimate so far.';

grant execute on function app.saved_answer(app.temporary_session, jsonb) to service_role;

-- sql/schema/30_logic/schedule_jobs.sql
create function app.schedule_jobs()
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  perform cron.schedule(j.name, j.schedule, j.command)
  from (values
    ('tremplin-cleanup-expired-sessions', '* * * * *', 'select app.cleanup_expired_sessions()'),
    ('tremplin-cleanup-rate-slots', '* * * * *', 'select app.cleanup_rate_slots()'),
    ('tremplin-cleanup-former-produits', '* * * * *', 'select app.cleanup_former_produits()'),
    (
      'tremplin-cleanup-migrated-responses', '17 * * * *',
      'select app.cleanup_migrated_responses()'
    ),
    ('tremplin-watch-auth-contract', '17 3 * * *', 'select app.watch_auth_contract()')
  ) as j (name, schedule, command);
end;
$$;

comment on function app.schedule_jobs() is
'Gives pg_cron each job of this project, by name: one that is there already is set again. Times are
UTC. The schema migration calls it where pg_cron is; the owner does, where it comes later. Elsewhere
something else must run the same commands.';

-- sql/schema/30_logic/seconds_to_wait.sql
create function app.seconds_to_wait(rate_limit app.rate_limit, slot app.rate_slot)
returns integer
language plpgsql
immutable
security invoker
set search_path = ''
as $$
declare
  v_limit app.rate_limit := seconds_to_wait.rate_limit;
  v_slot app.rate_slot := seconds_to_wait.slot;
  v_tenth numeric := extract(epoch from v_limit.period) / 10;
begin
  if (select sum(c) from unnest(v_slot.counts) as c) <= v_limit.slots then
    return 0;
  end if;

  -- The newest tenth that must be forgotten to leave room for one more attempt, and when it is.
  return (
    select ceil(
      (app.tenth_of(v_slot.at, v_limit.period) - min(sums.place) + 12) * v_tenth
        - extract(epoch from v_slot.at)
    )
    from (
      select counted.place, sum(counted.attempts) over (order by counted.place) as attempts
      from unnest(v_slot.counts) with ordinality as counted (attempts, place)
    ) as sums
    where sums.attempts >= v_limit.slots
  );
end;
$$;

comment on function app.seconds_to_wait(app.rate_limit, app.rate_slot) is
'How long until one more attempt finds a slot, if none comes meanwhile; 0 when the latest attempt
had one.';

grant execute on function app.seconds_to_wait(app.rate_limit, app.rate_slot) to service_role;

-- sql/schema/30_logic/session_answers.sql
create function app.session_answers(session_id uuid)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_object_agg(r.question, r.value), '{}')
    from app.temporary_response as r
    where r.session_id = session_answers.session_id
  );
end;
$$;

comment on function app.session_answers(uuid) is
'A session''s answers as { question: answer }; JSON null is "I don''t know".';

grant execute on function app.session_answers(uuid) to service_role;

-- sql/schema/30_logic/session_estimate.sql
create function app.session_estimate(ruleset_id integer, answers jsonb, day date)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_findings app.finding[] := array(
    select f
    from app.evaluate_answers(
      session_estimate.ruleset_id, array[session_estimate.answers], session_estimate.day
    ) as f
  );
begin
  return app.total_findings(v_findings) - 'eligible_count';
end;
$$;

comment on function app.session_estimate(integer, jsonb, date) is
'What answers come to so far: { fixed_by_law, low, high, receivable } of what is eligible already.';

grant execute on function app.session_estimate(integer, jsonb, date) to service_role;

-- sql/schema/30_logic/session_progress.sql
create function app.session_progress(ruleset_id integer, answers jsonb)
returns table (next_question json, questions text[], progress json)
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_visible text[];
  v_waiting text[];
begin
  select d.visible into v_visible
  from app.rule_documents(session_progress.ruleset_id, array[session_progress.answers]) as d;

  v_waiting := array(
    select v.code
    from unnest(v_visible) with ordinality as v (code, place)
    where not session_progress.answers ? v.code
    order by v.place
  );

  return query
  select
    app.questions_shown(session_progress.ruleset_id, v_waiting[1:1]) -> 0,
    v_visible,
    json_build_object(
      'answered', cardinality(v_visible) - cardinality(v_waiting),
      'total', cardinality(v_visible)
    );
end;
$$;

comment on function app.session_progress(integer, jsonb) is
'The first visible question without an answer, or null; the codes of the visible ones, in order; and
{ answered, total } of them; one row. "I don''t know" is an answer.';

grant execute on function app.session_progress(integer, jsonb) to service_role;

-- sql/schema/30_logic/session_shown.sql
create function app.session_shown(session app.temporary_session)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'session_id', (session_shown.session).id,
    'status', (session_shown.session).status,
    'ruleset', (
      select r.name from app.ruleset as r where r.id = (session_shown.session).ruleset_id
    ),
    'source', (session_shown.session).source,
    'created_at', (session_shown.session).created_at,
    'expires_at', (session_shown.session).expires_at,
    'completed_at', (session_shown.session).completed_at
  );
end;
$$;

comment on function app.session_shown(app.temporary_session) is
'A session as its visitor sees it: never the digest of his token.';

grant execute on function app.session_shown(app.temporary_session) to service_role;

-- sql/schema/30_logic/session_statistics.sql
create function app.session_statistics()
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    with steps as (
      select a.secteur, a.step, 1::bigint as sessions
      from app.session_steps(array(
        select s.id from app.temporary_session as s where not s.is_test
      )) as a
      union all
      select c.secteur, c.step, c.sessions from app.cleaned_sessions as c
    ),
    funnel as (
      select
        secteur, grouping(secteur) = 1 as is_total,
        coalesce(sum(sessions), 0) as started,
        coalesce(sum(sessions) filter (where step <> 'started'), 0) as answered,
        coalesce(sum(sessions) filter (where step in ('completed', 'migrated')), 0) as completed,
        coalesce(sum(sessions) filter (where step = 'migrated'), 0) as migrated
      from steps
      group by rollup (secteur)
    )
    select jsonb_build_object(
      'total_sessions', max(f.started) filter (where f.is_total),
      'completed_sessions', max(f.completed) filter (where f.is_total),
      'migrated_sessions', max(f.migrated) filter (where f.is_total),
      'conversion_rate', coalesce(
        round(100 * max(f.migrated) filter (where f.is_total)
          / nullif(max(f.started) filter (where f.is_total), 0), 2),
        0
      ),
      'funnel',
      jsonb_agg(to_jsonb(f) - array['is_total', 'secteur']) filter (where f.is_total) -> 0,
      'secteurs', coalesce(
        jsonb_agg(to_jsonb(f) - 'is_total' order by f.started desc, f.secteur)
          filter (where not f.is_total),
        '[]'
      )
    )
    from funnel as f
  );
end;
$$;

comment on function app.session_statistics() is
'Counts of sessions by step, in all and by activity, those that clean-up or an erasure deleted
included.';

grant execute on function app.session_statistics() to service_role;

-- sql/schema/30_logic/session_steps.sql
create function app.session_steps(session_ids uuid[])
returns table (session_id uuid, started_on date, secteur text, step text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  select
    s.id,
    (s.created_at at time zone 'Europe/Paris')::date,
    coalesce(activity.value #>> '{}', m.responses ->> 'SECTEUR', ''),
    case
      when s.status = 'migrated' then 'migrated'
      when s.status <> 'open' then 'completed'
      when exists (select from app.temporary_response as r where r.session_id = s.id)
        then 'answered'
      else 'started'
    end
  from app.temporary_session as s
  left join app.temporary_response as activity
    on activity.session_id = s.id and activity.question = 'SECTEUR'
  left join app.simulation as m on m.session_id = s.id
  where s.id = any (session_steps.session_ids);
end;
$$;

comment on function app.session_steps(uuid[]) is
'For each session: the day it started, the activity it named, and how far it came: started,
answered, completed or migrated. The answers of a migrated one are read in its simulation once they
have left the temporary tables.';

grant execute on function app.session_steps(uuid[]) to service_role;

-- sql/schema/30_logic/set_consents.sql
-- With its owner's rights, so that a client may change his consents, at no time but now, and
-- nothing else of his row.
create function app.set_consents(contact boolean, marketing boolean, text_version text)
returns app.client
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
  v_before app.client;
  v_after app.client;
  v_contact boolean := set_consents.contact;
  v_marketing boolean := set_consents.marketing;
begin
  select c.* into v_before from app.client as c where c.id = app.signed_in_id() for update;
  if not found then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'This login has no client: attach a simulation first.';
  end if;
  -- what held the row may have ended his login
  perform app.refuse_signed_out();
  if not app.may_give_consents(v_before.id) then
    v_contact := v_contact and v_before.contact_consented_at is not null;
    v_marketing := v_marketing and v_before.marketing_consented_at is not null;
    if (v_contact, v_marketing) <> (set_consents.contact, set_consents.marketing)
      and v_contact = (v_before.contact_consented_at is not null)
      and v_marketing = (v_before.marketing_consented_at is not null)
    then
      raise exception using errcode = 'PT429', message = 'too_many_attempts',
        hint = 'They were changed 20 times within a day. Taking one back is possible all the same.';
    end if;
  end if;

  update app.client as c
  set contact_consented_at = case when v_contact
      then coalesce(c.contact_consented_at, now()) end,
    contact_text_version = case when v_contact
      then coalesce(c.contact_text_version, set_consents.text_version) end,
    marketing_consented_at = case when v_marketing
      then coalesce(c.marketing_consented_at, now()) end,
    marketing_text_version = case when v_marketing
      then coalesce(c.marketing_text_version, set_consents.text_version) end
  where c.id = v_before.id
  returning c.* into v_after;

  perform app.note_consents(v_before, v_after, 'client');
  return v_after;
end;
$$;

comment on function app.set_consents(boolean, boolean, text) is
'Gives or takes back the consents of the signed-in client, and notes what changed. One that stands
keeps its time and the version of its text. After 20 changes within a day only what is taken back
counts; where that is nothing, it is refused. Returns his row.
Errors: PT401 unauthorized, PT404 not_found, PT429 too_many_attempts.';

grant execute on function app.set_consents(boolean, boolean, text) to authenticated;

-- sql/schema/30_logic/signed_in_at.sql
create function app.signed_in_at()
returns timestamptz
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select to_timestamp(max((at #>> '{}')::numeric)::double precision)
    from jsonb_path_query(
      auth.jwt(), '$.amr[*] ? (@.method != "token_refresh").timestamp'
    ) as at
  );
end;
$$;

comment on function app.signed_in_at() is
'When the person behind this call last gave his password or a code, as his signed token says; a
token that was renewed since does not count. Null when it does not say.';

-- sql/schema/30_logic/simulation_changes.sql
create function app.simulation_changes(client_id uuid)
returns table (simulation_id uuid, changes jsonb)
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
begin
  return query
  with history as materialized (
    select
      s.id, s.results, s.totals,
      lag(s.id) over chronological as before_id,
      lag(s.totals) over chronological as totals_before
    from app.simulation as s
    where s.client_id = simulation_changes.client_id
    window chronological as (order by s.created_at, s.id)
  ),
  told as materialized (
    select
      h.id, r.place, r.value ->> 'produit' as produit, r.value ->> 'name' as name,
      r.value ->> 'kind' as kind,
      case when r.value ->> 'state' <> 'not_eligible' then jsonb_build_object(
        'state', r.value -> 'state',
        'already_in_place', r.value -> 'already_in_place',
        'amount_low', r.value -> 'amount_low',
        'amount_high', r.value -> 'amount_high'
      ) end as standing
    from history as h
    cross join json_array_elements(h.results) with ordinality as r (value, place)
  )
  select
    h.id,
    case when h.before_id is not null then jsonb_build_object(
      'produits', coalesce(changed.produits, '[]'),
      'totals', case when h.totals <> h.totals_before
        then jsonb_build_object('from', h.totals_before, 'to', h.totals)
      end
    ) end
  from history as h
  cross join lateral (
    select jsonb_agg(jsonb_build_object(
      'produit', produit,
      'name', coalesce(after.name, before.name),
      'kind', coalesce(after.kind, before.kind),
      'from', before.standing,
      'to', after.standing
    ) order by coalesce(after.place, before.place), produit) as produits
    from (select t.* from told as t where t.id = h.before_id) as before
    full join (select t.* from told as t where t.id = h.id) as after using (produit)
    where before.standing is distinct from after.standing
  ) as changed;
end;
$$;

comment on function app.simulation_changes(uuid) is
'What each simulation of a client changed against the one before, null for the first:
{ produits: [{ produit, name, kind, from, to }], totals: { from, to } or null }. from and to are
{ state, already_in_place, amount_low, amount_high }, or null where the product does not apply.';

grant execute on function app.simulation_changes(uuid) to authenticated;

-- sql/schema/30_logic/slot_subject.sql
-- What is made up takes no slot of anybody but of its address: it leaves no row of a session, and
-- fills nothing of all. A session is counted for who holds its token, so that nobody uses up the
-- slots of another's.
create function app.slot_subject(
  rate_limit app.rate_limit,
  address_digest text,
  session_digest bytea
)
returns bytea
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return case (slot_subject.rate_limit).scope
    when 'address' then decode(slot_subject.address_digest, 'hex')
    when 'session' then slot_subject.session_digest
    when 'global' then case
      when (slot_subject.rate_limit).action = 'create_session'
        or slot_subject.session_digest is not null
      then ''::bytea
    end
  end;
end;
$$;

comment on function app.slot_subject(app.rate_limit, text, bytea) is
'Whose slots of a limit an attempt takes; null when it takes none, and nothing is counted.
session_digest: of a token that opens a session, else null; without it only the start of a session
takes a slot of all, for what else it attempts can only be refused.';

grant execute on function app.slot_subject(app.rate_limit, text, bytea) to service_role;

-- sql/schema/30_logic/store_responses.sql
create function app.store_responses(session app.temporary_session, given jsonb)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_faults app.fault[] := app.response_faults(
    (store_responses.session).ruleset_id,
    app.session_answers((store_responses.session).id),
    store_responses.given
  );
begin
  if v_faults is not null then
    raise exception using errcode = 'PT422', message = 'invalid_responses',
      detail = app.fault_details(v_faults),
      hint = 'Correct the fields named in details; nothing was stored.';
  end if;

  insert into app.temporary_response as r (session_id, question, value)
  select
    (store_responses.session).id, g.key,
    case
      when jsonb_typeof(g.value) = 'number' then to_jsonb(trim_scale(g.value::numeric))
      else g.value
    end
  from jsonb_each(store_responses.given) as g
  on conflict (session_id, question) do update
    set value = excluded.value, answered_at = now();

  perform app.drop_exceeding_answers(store_responses.session);
end;
$$;

comment on function app.store_responses(app.temporary_session, jsonb) is
'Merges answers into a session, all or none. Numbers are kept without trailing zeros.
Errors: PT422 invalid_responses, one entry for each field.';

grant execute on function app.store_responses(app.temporary_session, jsonb) to service_role;

-- sql/schema/30_logic/store_results.sql
create function app.store_results(
  session app.temporary_session,
  answers jsonb,
  day date
)
returns app.temporary_session
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_session app.temporary_session := store_results.session;
  v_digest bytea := app.results_digest(
    v_session.ruleset_id, store_results.day, store_results.answers
  );
  v_findings app.finding[];
begin
  if v_session.results_digest = v_digest then
    return v_session;
  end if;

  delete from app.temporary_eligibility as e where e.session_id = v_session.id;

  v_findings := array(
    select f
    from app.evaluate_answers(
      v_session.ruleset_id, array[store_results.answers], store_results.day
    ) as f
  );

  insert into app.temporary_eligibility (
    session_id, produit, state, score, confidence, already_in_place,
    amount_low, amount_high, criteria
  )
  select
    v_session.id, f.produit, f.state, f.score, f.confidence, f.already_in_place,
    f.amount_low, f.amount_high, f.criteria
  from unnest(v_findings) as f;

  update app.temporary_session as s
  set status = 'completed', completed_at = coalesce(s.completed_at, now()),
    evaluated_on = store_results.day, results_digest = v_digest,
    results = app.explain_findings(
      v_session.ruleset_id, store_results.answers, store_results.day, v_findings
    ),
    totals = app.total_findings(v_findings)
  where s.id = v_session.id
  returning s.* into v_session;

  return v_session;
end;
$$;

comment on function app.store_results(app.temporary_session, jsonb, date) is
'Makes a session''s results, with their words, and completes it. Results whose digest still holds
are left as they are.';

grant execute on function app.store_results(app.temporary_session, jsonb, date) to service_role;

-- sql/schema/30_logic/take_over.sql
-- Whoever typed the address first may have left himself a way back: his password, open logins, a
-- second factor, a change of address under way.
create function app.take_over(client_id uuid, login_id text)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_before app.client;
  v_after app.client;
  v_requests integer;
begin
  update auth.users as u
  set encrypted_password = null, confirmation_token = '', recovery_token = '',
    email_change = '', email_change_token_new = '', email_change_token_current = '',
    email_change_confirm_status = 0, phone_change = '', phone_change_token = '',
    reauthentication_token = '', updated_at = now()
  where u.id = take_over.client_id;
  delete from auth.one_time_tokens as t where t.user_id = take_over.client_id;
  delete from auth.mfa_factors as f where f.user_id = take_over.client_id;
  delete from auth.sessions as l
  where l.user_id = take_over.client_id and l.id::text is distinct from take_over.login_id;

  select c.* into v_before from app.client as c where c.id = take_over.client_id;
  update app.client as c
  set phone = null, provenance = c.provenance - 'phone',
    contact_consented_at = null, contact_text_version = null,
    marketing_consented_at = null, marketing_text_version = null
  where c.id = take_over.client_id
  returning c.* into v_after;

  -- all of them, so that who is asking for one at this moment is waited for, or waits
  perform from app.client_produit_eligible as c
  where c.client_id = take_over.client_id
  order by c.produit
  for update;
  -- a file that nobody works on yet has what its simulation recommends, as any new one
  update app.client_produit_eligible as c
  set file_status = 'new', file_status_at = now(), updated_at = now(),
    recommendation = app.recommendation(p)
  from app.produit as p
  where c.client_id = take_over.client_id and c.file_status = 'requested'
    and p.ruleset_id = c.ruleset_id and p.code = c.produit;
  get diagnostics v_requests = row_count;

  perform app.write_audit_event(
    'account_taken_over', null, v_after.id, 'client', jsonb_build_object('requests', v_requests)
  );
  perform app.note_consents(v_before, v_after, 'client');
end;
$$;

comment on function app.take_over(uuid, text) is
'Gives an account to who reads its mails and has shown no login by its password: the password stops
working, every login but login_id ends, and with them second factors and codes on their way. The
consents to be contacted and to news, the requests to be accompanied and the phone are somebody
else''s: they go, and the trail tells it.';

-- sql/schema/30_logic/tenth_of.sql
create function app.tenth_of(at timestamptz, period interval)
returns bigint
language plpgsql
immutable
strict
security invoker
set search_path = ''
as $$
begin
  return floor(extract(epoch from tenth_of.at) * 10 / extract(epoch from tenth_of.period));
end;
$$;

comment on function app.tenth_of(timestamptz, interval) is
'The number of the tenth of a period that a moment lies in, counted from the epoch.';

grant execute on function app.tenth_of(timestamptz, interval) to service_role;

-- sql/schema/30_logic/text_faults.sql
create function app.text_faults(ruleset_id integer)
returns table (place text, fault text, detail text)
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return query
  select t.place, 'has a blank text', t.name
  from (
    select 'question ' || q.code, v.name, v.words
    from app.question as q
    cross join lateral (values
      ('label', q.label), ('short_label', q.short_label), ('help', q.help)
    ) as v (name, words)
    where q.ruleset_id = text_faults.ruleset_id
    union all
    select 'option ' || o.question || '.' || o.code, 'label', o.label
    from app.question_option as o
    where o.ruleset_id = text_faults.ruleset_id
    union all
    select 'produit ' || p.code, v.name, v.words
    from app.produit as p
    cross join lateral (values
      ('name', p.name), ('category', p.category), ('summary', p.summary)
    ) as v (name, words)
    where p.ruleset_id = text_faults.ruleset_id
    union all
    select 'criterion ' || c.produit || '.' || c.code, 'label', c.label
    from app.criterion as c
    where c.ruleset_id = text_faults.ruleset_id
    union all
    select 'parameter ' || f.code || ' from ' || f.valid_from, v.name, v.words
    from app.parameter as f
    cross join lateral (values
      ('label', f.label), ('unit', f.unit), ('source', f.source)
    ) as v (name, words)
    where f.ruleset_id = text_faults.ruleset_id
  ) as t (place, name, words)
  where t.words !~ '\S';
end;
$$;

comment on function app.text_faults(integer) is
'Part of the lint: what is shown to a visitor is not blank, nor the unit and source of a figure.';

-- sql/schema/30_logic/total_findings.sql
create function app.total_findings(findings app.finding[])
returns jsonb
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'fixed_by_law', coalesce(sum(f.amount_low) filter (where f.kind = 'right'), 0),
      'low', coalesce(sum(f.amount_low) filter (where f.kind in ('right', 'estimate')), 0),
      'high', coalesce(sum(f.amount_high) filter (where f.kind in ('right', 'estimate')), 0),
      'receivable', coalesce(sum(f.amount_low) filter (where f.kind = 'receivable'), 0),
      'eligible_count', count(*)
    )
    from unnest(total_findings.findings) as f
    where f.state = 'eligible' and not f.already_in_place
  );
end;
$$;

comment on function app.total_findings(app.finding[]) is
'Sums of rounded amounts, in euros: what the law fixes, the range with it in, and apart from both
what is owed already. What a company already has enters no total, nor the count.';

grant execute on function app.total_findings(app.finding[]) to service_role;

-- sql/schema/30_logic/trimmed.sql
create function app.trimmed(value text)
returns text
language plpgsql
immutable
strict
security invoker
set search_path = ''
as $$
begin
  return regexp_replace(
    trimmed.value, '^[[:space:]\u00a0\u202f]+|[[:space:]\u00a0\u202f]+$', '', 'g'
  );
end;
$$;

comment on function app.trimmed(text) is
'What a person typed, without the blanks around it, those that do not break included.';

grant execute on function app.trimmed(text) to service_role;

-- sql/schema/30_logic/undo_period.sql
create function app.undo_period()
returns interval
language sql
immutable
security invoker
set search_path = ''
as $$
  select interval '30 days';
$$;

comment on function app.undo_period() is
'How long after it a migration can be taken back, and what that needs is kept.';

grant execute on function app.undo_period() to service_role;

-- sql/schema/30_logic/value_fault.sql
create function app.value_fault(question app.question, value jsonb)
returns text
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_question app.question := value_fault.question;
  v_shape text := jsonb_typeof(value_fault.value);
begin
  return case
    when v_question.code is null then 'unknown_question'
    when v_shape = 'null' then case when not v_question.may_be_unknown then 'required' end
    when v_shape <> case v_question.type
      when 'single' then 'string'
      when 'multiple' then 'array'
      when 'boolean' then 'boolean'
      else 'number'
    end then 'wrong_type'
    when v_shape = 'number' then app.number_fault(v_question, value_fault.value::numeric)
    when v_shape = 'string'
      then app.choice_fault(v_question, jsonb_build_array(value_fault.value))
    when v_shape = 'array' then app.choice_fault(v_question, value_fault.value)
  end;
end;
$$;

comment on function app.value_fault(app.question, jsonb) is
'What is wrong with an answer: unknown_question, required, wrong_type, not_whole,
too_many_decimals, below_min, above_max, empty, duplicate_option, unknown_option,
exclusive_option; null when nothing is.';

grant execute on function app.value_fault(app.question, jsonb) to service_role;

-- sql/schema/30_logic/watch_auth_contract.sql
create function app.watch_auth_contract()
returns integer
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_problems jsonb := (
    select coalesce(
      jsonb_agg(
        jsonb_build_object('severity', c.severity, 'of', c.column_name, 'problem', c.problem)
        order by c.severity, c.column_name
      ),
      '[]'
    )
    from app.check_auth_contract() as c
  );
begin
  perform app.write_audit_event(
    'auth_contract_checked', null, null, 'clock', jsonb_build_object('problems', v_problems)
  );
  return jsonb_array_length(v_problems);
end;
$$;

comment on function app.watch_auth_contract() is
'Notes in the audit trail what app.check_auth_contract() finds, nothing included: a day without a
note is a day on which nobody looked. Returns how many problems. Called once a day by a clock.';

-- sql/schema/30_logic/write_audit_event.sql
create function app.write_audit_event(
  kind text,
  session_id uuid,
  client_id uuid,
  actor text,
  details jsonb
)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  insert into app.audit_event (kind, session_id, client_id, actor, details)
  values (
    write_audit_event.kind, write_audit_event.session_id, write_audit_event.client_id,
    write_audit_event.actor, write_audit_event.details
  );
end;
$$;

comment on function app.write_audit_event(text, uuid, uuid, text, jsonb) is
'Adds one event to the trail. Details hold counts and codes, never personal data.';

grant execute on function app.write_audit_event(text, uuid, uuid, text, jsonb) to service_role;

-- sql/schema/30_logic/write_questions_shown.sql
create function app.write_questions_shown(ruleset_id integer)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  update app.question as q
  set shown = json_build_object(
    'code', q.code,
    'type', q.type,
    'label', q.label,
    'short_label', q.short_label,
    'help', q.help,
    'unit', q.unit,
    'min', q.min,
    'max', q.max,
    'may_be_unknown', q.may_be_unknown,
    'options', (
      select coalesce(
        json_agg(
          json_build_object('code', o.code, 'label', o.label, 'exclusive', o.is_exclusive)
          order by o.position
        ),
        '[]'
      )
      from app.question_option as o
      where o.ruleset_id = q.ruleset_id and o.question = q.code
    )
  )
  where q.ruleset_id = write_questions_shown.ruleset_id;
end;
$$;

comment on function app.write_questions_shown(integer) is
'Writes each question of a draft as a page needs it: texts, type, unit, bounds, options. Once, when
it is published: each visitor is shown each question, and each migration keeps them.';

-- sql/schema/40_triggers/doubt_changed_email.sql
-- The proof is of an address, and Auth can give the account another one.
create function app.doubt_changed_email()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  update app.client as c
  set email_proved_at = null
  where c.id = new.id and c.email_proved_at is not null;

  if found then
    perform app.write_audit_event('email_changed', null, new.id, 'auth', '{}');
  end if;

  delete from auth.sessions as l
  using auth.mfa_amr_claims as m
  where l.user_id = new.id and m.session_id = l.id and m.authentication_method <> 'password';
  return null;
end;
$$;

comment on function app.doubt_changed_email() is
'Forgets the proof of an address when the Auth user gets another one, by whatever way, and ends the
logins that a code to the former one opened: they would prove the new one. With its owner''s rights,
since Auth''s role has none here.';

create trigger tremplin_doubt_changed_email
  after update of email on auth.users
  for each row
  when (lower(old.email) is distinct from lower(new.email))
  execute function app.doubt_changed_email();

-- sql/schema/40_triggers/freeze_migrated_session.sql
-- A migrated session never changes; it goes with its client, or is given back as it was before.
create function app.freeze_migrated_session()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_given_back app.temporary_session := old;
begin
  v_given_back.status := 'completed';
  v_given_back.client_id := null;
  v_given_back.migrated_at := null;
  v_given_back.migration_ms := null;

  if new::text = v_given_back::text and not exists (
    select from app.standing_move as m where m.session_id = old.id
  ) then
    return new;
  end if;
  raise exception using errcode = 'PT409', message = 'session_already_migrated',
    hint = 'A migrated session is evidence; it is not edited.';
end;
$$;

comment on function app.freeze_migrated_session() is
'Refuses any change of a migrated session, whoever asks, but one: that it is given back, unchanged
otherwise, after the trail has said that its migration is undone. In every
session_replication_role; nothing hinders the owner of the table from disabling it.
Errors: PT409 session_already_migrated.';

create trigger freeze_migrated_session
  before update on app.temporary_session
  for each row
  when (old.status = 'migrated')
  execute function app.freeze_migrated_session();

alter table app.temporary_session enable always trigger freeze_migrated_session;

-- sql/schema/40_triggers/freeze_published_ruleset.sql
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

-- sql/schema/40_triggers/keep_audit_events.sql
-- The trail is append only for every role that logs in. Of its owner it asks a deliberate step: he
-- may drop what is his, this trigger included; always, so that to pass for a replica is not enough.
create function app.keep_audit_events()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  raise exception using errcode = 'PT403', message = 'forbidden',
    hint = 'Audit events are added, never changed.';
end;
$$;

comment on function app.keep_audit_events() is
'Refuses to change, delete or truncate audit events, in every session_replication_role. Nothing
hinders the owner of the table from disabling it. Errors: PT403 forbidden.';

create trigger keep_audit_events
  before update or delete or truncate on app.audit_event
  for each statement
  execute function app.keep_audit_events();

alter table app.audit_event enable always trigger keep_audit_events;

-- sql/schema/40_triggers/schedule_jobs.sql
do $$
begin
  if exists (select from pg_catalog.pg_available_extensions as e where e.name = 'pg_cron') then
    create extension if not exists pg_cron;
    perform app.schedule_jobs();
  end if;
exception
  when others then
    raise notice 'pg_cron is not usable here (%): see app.schedule_jobs()', sqlerrm;
end;
$$;

-- sql/schema/50_api/attach_session.sql
create function api.attach_session(
  session_id text,
  session_token text,
  client_id uuid,
  profile jsonb default null,
  consents jsonb default null,
  timeout_ms integer default 30000,
  request_id text default null,
  login_id text default null
)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
set statement_timeout = '30s'
as $$
declare
  v_started_at timestamptz := clock_timestamp();
  v_timeout_ms integer := least(greatest(coalesce(attach_session.timeout_ms, 30000), 1), 30000);
  v_deadline timestamptz := v_started_at + make_interval(secs => v_timeout_ms / 1000.0);
  v_session app.temporary_session;
  v_answers jsonb;
  v_made app.client;
  v_moved jsonb;
  v_context text;
begin
  perform app.refuse_malformed('profile', coalesce(attach_session.profile, '{}'));
  perform app.refuse_malformed('consents', coalesce(attach_session.consents, '{}'));
  perform app.refuse_ended_login(attach_session.client_id, attach_session.login_id);

  v_session := app.lock_session(
    attach_session.session_id, attach_session.session_token, least(v_timeout_ms, 5000)
  );
  if v_session.status = 'migrated' then
    return app.repeated_attachment(v_session, attach_session.client_id);
  end if;
  perform app.refuse_given_up(attach_session.request_id);
  perform app.refuse_expired(v_session);
  perform app.refuse_incomplete(v_session);

  v_answers := app.session_answers(v_session.id);
  v_made := app.ensure_client(
    attach_session.client_id, v_session, v_answers, attach_session.profile, attach_session.consents
  );
  -- what held the client may have ended the login
  perform app.refuse_ended_login(attach_session.client_id, attach_session.login_id);
  perform app.refuse_late(v_deadline);
  v_moved := app.move_session(
    v_session, v_answers, attach_session.client_id, 'session_attached', 'client', v_started_at,
    v_deadline, attach_session.request_id
  );
  perform app.note_consents(null, v_made, 'client');
  perform app.refuse_late(v_deadline);
  return app.attachment_answer(attach_session.client_id, v_moved);
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request is under way; try again in a moment.';
  when others then
    if sqlstate ~ '^(PT|40)' then
      raise;
    end if;
    get stacked diagnostics v_context = pg_exception_context;
    raise exception using errcode = 'PT500', message = 'internal_error',
      detail = jsonb_build_object('step', app.failed_step(v_context), 'sqlstate', sqlstate);
end;
$$;

comment on function api.attach_session(text, text, uuid, jsonb, jsonb, integer, text, text) is
'Gives a completed session to a login that exists already; needs the session''s token and, checked
by the edge function session-migration, the login: login_id is the session_id of its token, which
must live; without it the caller vouches for the login. Same copy as api.migrate_session; a file
under way keeps its status, nothing is removed. profile and consents: only for a login that has no
client yet.
Returns { client_id, added, refreshed, protected }, the same when repeated by the same login.
Errors: PT400 invalid_input, PT401 unauthorized, PT404 session_not_found, PT409
session_already_migrated, PT409 session_busy, PT410 session_expired, PT422 session_incomplete,
PT422 invalid_profile, PT504 migration_timeout, PT500 internal_error with the step.';

grant execute on function api.attach_session(text, text, uuid, jsonb, jsonb, integer, text, text)
to service_role;

-- sql/schema/50_api/calculate_eligibility.sql
create function api.calculate_eligibility(session_id text, session_token text)
returns json
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  v_session app.temporary_session := app.lock_session(
    calculate_eligibility.session_id, calculate_eligibility.session_token
  );
begin
  perform app.refuse_migrated(v_session);
  perform app.refuse_expired(v_session);
  if app.missing_answers(v_session.id, v_session.ruleset_id) is not null then
    perform app.refuse_incomplete(v_session);
  end if;

  v_session := app.store_results(v_session, app.session_answers(v_session.id), app.today());

  return json_build_object(
    'session_id', v_session.id,
    'ruleset', (select r.name from app.ruleset as r where r.id = v_session.ruleset_id),
    'evaluated_at', v_session.evaluated_on,
    'results', v_session.results,
    'totals', v_session.totals
  );
end;
$$;

comment on function api.calculate_eligibility(text, text) is
'Makes the results with the figures of the day and completes the session. Idempotent: the same
answers on the same day give the same results. Called by the edge function simulator.
Returns { session_id, ruleset, evaluated_at, results, totals }; evaluated_at is a date.
Errors: PT401 unauthorized, PT404 session_not_found, PT409 session_busy, PT409
session_already_migrated, PT410 session_expired, PT422 session_incomplete.';

grant execute on function api.calculate_eligibility(text, text) to service_role;

-- sql/schema/50_api/can_migrate.sql
create function api.can_migrate(session_id text, session_token text)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  v_session app.temporary_session := app.find_session(
    can_migrate.session_id, can_migrate.session_token
  );
  v_reason text := app.obstacle_to_move(v_session);
begin
  return jsonb_build_object('can_migrate', v_reason is null, 'reason', v_reason);
end;
$$;

comment on function api.can_migrate(text, text) is
'Whether a session may become an account now, and if not, the code that api.migrate_session would
give. Called by the edge function session-migration. Returns { can_migrate, reason }.
Errors: PT401 unauthorized, PT404 session_not_found.';

grant execute on function api.can_migrate(text, text) to service_role;

-- sql/schema/50_api/client_dashboard.sql
create function api.client_dashboard()
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  v_client app.client;
  v_latest uuid;
begin
  perform app.refuse_signed_out();
  select c.* into v_client from app.client as c where c.id = (select app.signed_in_id());

  if not found then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'This login has no client: attach a simulation first.';
  end if;

  select s.id into v_latest
  from app.simulation as s
  where s.client_id = v_client.id
  order by s.created_at desc, s.id desc
  limit 1;

  return jsonb_build_object(
    'client', to_jsonb(v_client) - 'is_test',
    'produits', (
      select coalesce(jsonb_agg(
        to_jsonb(c) - array['client_id', 'ruleset_id'] || jsonb_build_object(
          'in_latest', c.simulation_id = v_latest,
          'result', r.result
        )
        order by c.already_in_place, c.file_status in ('done', 'abandoned'),
          c.state = 'to_confirm' or r.result ->> 'kind' <> 'right',
          c.amount_high desc nulls last, c.produit
      ), '[]')
      from app.client_produit_eligible as c
      join app.simulation as s on s.id = c.simulation_id
      cross join lateral json_array_elements(s.results) as r (result)
      where c.client_id = v_client.id and r.result ->> 'produit' = c.produit
    ),
    'simulations', (
      select coalesce(jsonb_agg(
        to_jsonb(s) - array['client_id', 'ruleset_id', 'session_id']
          || jsonb_build_object('changes', n.changes)
        order by s.created_at desc, s.id desc
      ), '[]')
      from app.simulation as s
      join app.simulation_changes(v_client.id) as n on n.simulation_id = s.id
      where s.client_id = v_client.id
    )
  );
end;
$$;

comment on function api.client_dashboard() is
'Everything of the signed-in client, through his own rights: profile with provenance, products
with file status, the explained result they come from and whether the latest simulation found them,
what the law fixes first, then the largest amounts; simulations with their answers and what each
changed, newest first.
Returns { client, produits, simulations }. Errors: PT401 unauthorized, PT404 not_found.';

grant execute on function api.client_dashboard() to authenticated;

-- sql/schema/50_api/client_erase.sql
create function api.client_erase(confirmation text)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
set lock_timeout = '3s'
as $$
begin
  perform app.refuse_signed_out();
  return app.erase_own_account(client_erase.confirmation);
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request is under way; try again in a moment.';
end;
$$;

comment on function api.client_erase(text) is
'The signed-in client erases his account and all that is held about him, for good. He has given his
password or a code within 15 minutes, whatever the age of the token. confirmation: the e-mail
address of the account, so that a page left open on one account never erases another that signed in
meanwhile. Waits for the proof of the address: whoever merely typed it must not erase its owner''s
account. The address may sign up again.
Returns { simulations, produits }: how many went.
Errors: PT400 invalid_input, PT401 unauthorized, PT403 sign_in_too_old, PT404 not_found, PT409
email_unproved, PT409 session_busy.';

grant execute on function api.client_erase(text) to authenticated;

-- sql/schema/50_api/client_export.sql
create function api.client_export()
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  v_client app.client;
  v_record jsonb;
begin
  perform app.refuse_signed_out();
  select c.* into v_client from app.client as c where c.id = (select app.signed_in_id());

  if not found then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'This login has no client: attach a simulation first.';
  end if;
  perform app.refuse_unproved(v_client.id);
  v_record := app.own_record();

  return jsonb_build_object(
    'format', 'tremplin-client',
    'version', 3,
    'exported_at', now(),
    'email', v_record #>> '{login,email}',
    'client', to_jsonb(v_client),
    'produits', (
      select coalesce(jsonb_agg(to_jsonb(c) - 'client_id' order by c.produit), '[]')
      from app.client_produit_eligible as c
      where c.client_id = v_client.id
    ),
    'simulations', (
      select coalesce(jsonb_agg(
        to_jsonb(s) - 'client_id' order by s.created_at desc, s.id desc
      ), '[]')
      from app.simulation as s
      where s.client_id = v_client.id
    ),
    'events', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'at', e.at,
        'kind', e.kind,
        'session_id', e.session_id,
        'actor', split_part(e.actor, ':', 1),
        'details', e.details
      ) order by e.id), '[]')
      from app.audit_event as e
      where e.client_id = v_client.id
    )
  ) || v_record;
end;
$$;

comment on function api.client_export() is
'All that is held about the signed-in client, for him to keep: profile with provenance and consents,
products, simulations with questions, answers and results, events; and what app.own_record() tells:
his login at Auth, when and from where he signed in, his sessions with their times. An operator is
named by his role alone. version changes with the shape. Waits for the proof of the
address: whoever merely typed it must not leave with what is held about its owner.
Returns { format, version, exported_at, email, client, produits, simulations, events, login,
identities, logins, sessions, failures }.
Errors: PT401 unauthorized, PT404 not_found, PT409 email_unproved.';

grant execute on function api.client_export() to authenticated;

-- sql/schema/50_api/client_prove_email.sql
create function api.client_prove_email(password_login text default null)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
set lock_timeout = '3s'
as $$
begin
  perform app.refuse_signed_out();

  return app.prove_email(client_prove_email.password_login);
exception
  when lock_not_available or deadlock_detected then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request is under way; try again in a moment.';
end;
$$;

comment on function api.client_prove_email(text) is
'The signed-in client''s address counts as his from now on, if this login was opened by a code that
Auth mailed; a login by password changes nothing. password_login: the session_id of a living login
by password of the same account, which the proof ends. The first proof without one takes the
account over: its password and its other logins stop; its consents to be contacted and to news,
its requests to be accompanied and its phone go. Idempotent; the first time stays. Returns
{ email_proved_at, has_password }: null while unproved; an account without a password wants one, by
Auth''s own change of it.
Errors: PT401 unauthorized, PT404 not_found, PT409 session_busy.';

grant execute on function api.client_prove_email(text) to authenticated;

-- sql/schema/50_api/client_request_produit.sql
create function api.client_request_produit(produit text)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
set lock_timeout = '3s'
as $$
declare
  v_client_id uuid := (select app.signed_in_id());
  v_status app.file_status;
begin
  perform app.refuse_signed_out();

  update app.client_produit_eligible as c
  set file_status = 'requested', file_status_at = now(), updated_at = now()
  where c.client_id = v_client_id
    and c.produit = client_request_produit.produit
    and c.file_status = 'new';

  if found then
    -- what held the file may have ended his login
    perform app.refuse_signed_out();
    insert into app.audit_event (kind, client_id, actor, details)
    values (
      'file_requested', v_client_id, 'client',
      jsonb_build_object('produit', client_request_produit.produit)
    );
  end if;

  select c.file_status into v_status
  from app.client_produit_eligible as c
  where c.client_id = v_client_id and c.produit = client_request_produit.produit;

  -- also what an undo or an erasure took while this call waited for it
  if not found then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'This client does not have this product.';
  end if;

  return jsonb_build_object(
    'produit', client_request_produit.produit, 'file_status', v_status
  );
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request is under way; try again in a moment.';
end;
$$;

comment on function api.client_request_produit(text) is
'The signed-in client asks to be accompanied for one of his products: new becomes requested.
Idempotent; a file that is further on stays where it is. Returns { produit, file_status }.
Errors: PT401 unauthorized, PT404 not_found, PT409 session_busy.';

grant execute on function api.client_request_produit(text) to authenticated;

-- sql/schema/50_api/client_set_consents.sql
-- Texts, for Postgres would log what it cannot read as a boolean, and tell it to the caller.
create function api.client_set_consents(contact text, marketing text, text_version text)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
set lock_timeout = '3s'
as $$
declare
  v_wrong text;
  v_client app.client;
begin
  perform app.refuse_signed_out();
  if not exists (select from app.client as c where c.id = (select app.signed_in_id())) then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'This login has no client: attach a simulation first.';
  end if;
  v_wrong := case
    when coalesce(client_set_consents.contact, '') not in ('true', 'false')
      then 'contact is true or false.'
    when coalesce(client_set_consents.marketing, '') not in ('true', 'false')
      then 'marketing is true or false.'
    when not coalesce(app.is_text_version(client_set_consents.text_version), false)
      then 'text_version is that of the text shown: its month or day, as 2026-01.'
  end;
  if v_wrong is not null then
    raise exception using errcode = 'PT400', message = 'invalid_input', hint = v_wrong;
  end if;

  v_client := app.set_consents(
    client_set_consents.contact::boolean, client_set_consents.marketing::boolean,
    client_set_consents.text_version
  );
  return jsonb_build_object(
    'contact_consented_at', v_client.contact_consented_at,
    'marketing_consented_at', v_client.marketing_consented_at
  );
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request is under way; try again in a moment.';
end;
$$;

comment on function api.client_set_consents(text, text, text) is
'The signed-in client gives or takes back his agreement to be contacted and to get information.
Both are said each time, true or false; one that stands keeps its time. text_version: of the text
that he read, its month or its day. It waits for no proof: taking back must be as easy as giving,
and is never refused for being frequent; giving is, after 20 changes within a day, and beside a
withdrawal it goes unheard: the answer says what stands. Idempotent.
Returns { contact_consented_at, marketing_consented_at }, null for a no.
Errors: PT400 invalid_input, PT401 unauthorized, PT404 not_found, PT409 session_busy, PT429
too_many_attempts.';

grant execute on function api.client_set_consents(text, text, text) to authenticated;

-- sql/schema/50_api/create_session.sql
create function api.create_session(source text default 'simulator', is_test boolean default false)
returns json
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  v_token text := encode(extensions.gen_random_bytes(32), 'hex');
  v_session app.temporary_session;
begin
  if coalesce(create_session.source, '') !~ '^[a-z][a-z0-9_-]{0,49}$' then
    raise exception using errcode = 'PT400', message = 'invalid_input',
      hint = 'A source is at most 50 lower-case letters, digits, - and _.';
  end if;

  insert into app.temporary_session (token_digest, ruleset_id, source, is_test)
  values (
    app.digest_token(v_token), app.current_ruleset(), create_session.source,
    coalesce(create_session.is_test, false)
  )
  returning * into v_session;

  return json_build_object(
    'session_id', v_session.id,
    'session_token', v_token,
    'expires_at', v_session.expires_at,
    'next_question', (
      select state.next_question from app.session_progress(v_session.ruleset_id, '{}') as state
    )
  );
end;
$$;

comment on function api.create_session(text, boolean) is
'Starts a simulation on the current ruleset. The token is shown here and never again. is_test
marks what a check of the service makes, which statistics leave out. Called by the edge function
simulator.
Returns { session_id, session_token, expires_at, next_question }.
Errors: PT400 invalid_input for a malformed source.';

grant execute on function api.create_session(text, boolean) to service_role;

-- sql/schema/50_api/delete_test_data.sql
create function api.delete_test_data()
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  v_clients uuid[];
  v_sessions integer;
begin
  -- Auth users before sessions before clients, as whoever erases, migrates or attaches takes them
  perform app.lock_auth_user(c.id) from app.client as c where c.is_test order by c.id;
  perform from app.temporary_session as s where s.is_test order by s.id for update;
  perform from app.client as c where c.is_test order by c.id for update;

  v_clients := array(
    select c.id
    from app.client as c
    where c.is_test and not exists (
      select from app.temporary_session as s where s.client_id = c.id and not s.is_test
    )
  );

  select count(*) into v_sessions
  from app.temporary_session as s
  where s.is_test and (s.status <> 'migrated' or s.client_id = any (v_clients));

  delete from app.temporary_session as s where s.is_test and s.status <> 'migrated';
  perform app.delete_auth_user(id) from unnest(v_clients) as id;

  perform app.write_audit_event(
    'test_data_deleted', null, null, 'test',
    jsonb_build_object('sessions', v_sessions, 'clients', cardinality(v_clients))
  );
  return jsonb_build_object('sessions', v_sessions, 'clients', cardinality(v_clients));
end;
$$;

comment on function api.delete_test_data() is
'Removes what checks of the service made, and nothing else: sessions marked is_test and the
accounts that were created from them. What belongs to somebody stays: a test session attached to a
real account, and a test account to which a real session was attached.
Returns { sessions, clients }.';

grant execute on function api.delete_test_data() to service_role;

-- sql/schema/50_api/erase_client.sql
create function api.erase_client(client_id uuid, operator text, reason text)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
set lock_timeout = '3s'
as $$
begin
  if coalesce(erase_client.reason, '') not in ('requested', 'inactive', 'duplicate', 'not_his')
    or coalesce(erase_client.operator, '') !~ '^[a-z0-9_-]{1,50}$'
  then
    raise exception using errcode = 'PT400', message = 'invalid_input',
      hint = 'reason is requested, inactive, duplicate or not_his; operator is an identifier.';
  end if;

  return app.erase_client(
    erase_client.client_id, 'operator:' || erase_client.operator, erase_client.reason
  );
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request is under way; try again in a moment.';
end;
$$;

comment on function api.erase_client(uuid, text, text) is
'An operator erases a client and all that is held about him, for good. reason: requested (he asked,
and the operator made sure who he is), inactive, duplicate, or not_his (somebody else had typed the
address). operator: as for api.set_file_status. The address may sign up again.
Returns { simulations, produits }: how many went.
Errors: PT400 invalid_input, PT404 not_found, PT409 session_busy.';

grant execute on function api.erase_client(uuid, text, text) to service_role;

-- sql/schema/50_api/migrate_session.sql
-- The promise of the product: everything moves, or nothing does.
create function api.migrate_session(
  session_id text,
  session_token text,
  email text,
  password_hash text,
  profile jsonb,
  consents jsonb,
  timeout_ms integer default 30000,
  request_id text default null,
  email_proof text default 'auto'
)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
set statement_timeout = '30s'
as $$
declare
  v_started_at timestamptz := clock_timestamp();
  v_timeout_ms integer := least(greatest(coalesce(migrate_session.timeout_ms, 30000), 1), 30000);
  v_deadline timestamptz := v_started_at + make_interval(secs => v_timeout_ms / 1000.0);
  v_session app.temporary_session;
  v_user_id uuid;
  v_moved jsonb;
  v_context text;
begin
  perform app.refuse_malformed('profile', migrate_session.profile);
  perform app.refuse_malformed('consents', migrate_session.consents);
  perform app.refuse_unknown_proof(migrate_session.email_proof);

  v_session := app.lock_session(
    migrate_session.session_id, migrate_session.session_token, least(v_timeout_ms, 5000)
  );
  if v_session.status = 'migrated' then
    return app.repeated_migration(v_session, migrate_session.email);
  end if;
  perform app.refuse_given_up(migrate_session.request_id);
  perform app.refuse_expired(v_session);
  perform app.refuse_incomplete(v_session);
  perform app.refuse_invalid_sign_up(
    v_session.ruleset_id, migrate_session.email, migrate_session.password_hash,
    migrate_session.profile, migrate_session.consents
  );

  v_user_id := app.create_auth_user(
    migrate_session.email, migrate_session.password_hash, migrate_session.email_proof = 'auto'
  );
  perform app.refuse_late(v_deadline);
  v_moved := app.complete_migration(
    v_session, v_user_id, migrate_session.profile, migrate_session.consents,
    v_started_at, v_deadline, migrate_session.request_id
  );
  return app.migration_answer(v_user_id, false, v_moved);
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request is under way; try again in a moment.';
  when others then
    if sqlstate ~ '^(PT|40)' then
      raise;
    end if;
    get stacked diagnostics v_context = pg_exception_context;
    raise exception using errcode = 'PT500', message = 'internal_error',
      detail = jsonb_build_object('step', app.failed_step(v_context), 'sqlstate', sqlstate);
end;
$$;

comment on function api.migrate_session(
  text, text, text, text, jsonb, jsonb, integer, text, text
) is
'Turns a completed session into an account, in this one transaction: Auth user, client, products,
simulation, session marked, audit event. password_hash: bcrypt of cost 10, null when the password
was out of bounds. timeout_ms: milliseconds, 30 000 at most. request_id: by which
api.record_migration_failure tells what this call came to. email_proof: auto, and he signs in at
once; required, and Auth lets him in only by the code that the caller has it mail once this has
committed. Either way app.client.email_proved_at is null until he types a code. Repeated with the
same e-mail address, it returns the same answer, with confirmation_required as it is by then. Called
by the edge function session-migration.
Returns { client_id, already_migrated, confirmation_required, moved: { produits, responses,
simulations } }.
Errors: PT400 invalid_input, PT401 unauthorized, PT404 session_not_found, PT409
session_already_migrated, PT409 session_busy, PT410 session_expired, PT422 session_incomplete,
PT422 invalid_profile, PT422 weak_password, PT409 email_already_registered, PT504
migration_timeout, PT500 internal_error with the step.';

grant execute
on function api.migrate_session(text, text, text, text, jsonb, jsonb, integer, text, text)
to service_role;

-- sql/schema/50_api/migration_failures.sql
create function api.migration_failures(
  state text default null,
  before bigint default null,
  page_size integer default null,
  operator_id uuid default null,
  login_id text default null
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  v_size integer := least(greatest(coalesce(migration_failures.page_size, 20), 1), 100);
begin
  perform app.refuse_ended_login(migration_failures.operator_id, migration_failures.login_id);
  if migration_failures.state not in ('open', 'settled', 'lost') then
    raise exception using errcode = 'PT400', message = 'invalid_input',
      hint = 'state is open, settled or lost.';
  end if;

  return (
    with found as (
      -- one more than the page, which tells whether there is another
      select f.*, o.state, row_number() over (order by f.id desc) as rank
      from app.migration_failure as f
      cross join app.failure_state(f.session_id) as o (state)
      where not f.is_test
        and (migration_failures.before is null or f.id < migration_failures.before)
        and (migration_failures.state is null or o.state = migration_failures.state)
      order by f.id desc
      limit v_size + 1
    )
    select jsonb_build_object(
      'failures', coalesce(
        jsonb_agg(to_jsonb(f) - array['id', 'is_test', 'road', 'client_id', 'rank'] order by f.rank)
          filter (where f.rank <= v_size),
        '[]'
      ),
      'next', min(f.id) filter (where f.rank = v_size and v_size < (select count(*) from found))
    )
    from found as f
  );
end;
$$;

comment on function api.migration_failures(text, bigint, integer, uuid, text) is
'Migrations that failed, newest first, test data left out; of one state or of all. No personal data.
page_size: 1 to 100, 20 unless given. before: the next of the page before; null when there is none.
operator_id and login_id: of the operator''s login, as api.migration_stats has them.
Returns { failures: [{ at, code, step, session_id, request_id, state }], next }.
Errors: PT400 invalid_input, PT401 unauthorized. Called by the edge function session-migration.';

grant execute on function api.migration_failures(text, bigint, integer, uuid, text)
to service_role;

-- sql/schema/50_api/migration_stats.sql
create function api.migration_stats(operator_id uuid default null, login_id text default null)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
begin
  perform app.refuse_ended_login(migration_stats.operator_id, migration_stats.login_id);
  return app.session_statistics() || app.migration_statistics()
    || jsonb_build_object('produits', app.produit_statistics());
end;
$$;

comment on function api.migration_stats(uuid, text) is
'Statistics without test data, aggregated here so that no row limit can falsify them:
total_sessions, completed_sessions, migrated_sessions, conversion_rate (% of all, two decimals, 0
when there is none), funnel and secteurs (counts by step), error_rate (failures in % of failures
and migrations), migration_ms { p50, p95, p99 }, moved { clients, produits, responses, simulations
}, produits [{ produit, checked, eligible, to_confirm, amount_low, amount_high }]. operator_id and
login_id: of the operator''s login, which must live; without login_id the caller vouches for him.
Called by the edge function session-migration. Errors: PT401 unauthorized.';

grant execute on function api.migration_stats(uuid, text) to service_role;

-- sql/schema/50_api/preview_migration.sql
create function api.preview_migration(
  session_id text,
  session_token text,
  client_id uuid default null,
  login_id text default null
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  v_client_id uuid := preview_migration.client_id;
  v_session app.temporary_session := app.find_session(
    preview_migration.session_id, preview_migration.session_token
  );
  v_road text := case
    when v_client_id is null then 'migrate'
    when v_session.client_id = v_client_id then 'repeat'
    else 'attach'
  end;
  v_refusal text := case v_road
    when 'migrate' then app.obstacle_to_move(v_session)
    when 'attach' then
      coalesce(app.obstacle_to_move(v_session), app.obstacle_to_attach(v_client_id))
  end;
begin
  perform app.refuse_ended_login(v_client_id, preview_migration.login_id);
  return jsonb_build_object('road', v_road, 'refusal', v_refusal) || (
    select jsonb_build_object(
      'counts', jsonb_build_object(
        'added', count(*) filter (where p.effect = 'add'),
        'refreshed', count(*) filter (where p.effect = 'refresh'),
        'protected', count(*) filter (where p.effect = 'protect')
      ),
      'produits', coalesce(
        jsonb_agg(told.produit order by r.position, p.produit) filter (where p.effect <> 'keep'),
        '[]'
      ),
      'kept', coalesce(
        jsonb_agg(told.produit - 'to' order by r.position, p.produit)
          filter (where p.effect = 'keep'),
        '[]'
      )
    )
    from app.merge_plan(v_session.id, v_client_id) as p
    join app.produit as r
      on r.code = p.produit
      and r.ruleset_id = case p.effect
        when 'keep' then (p.file).ruleset_id else v_session.ruleset_id
      end
    cross join lateral (
      select jsonb_build_object(
        'produit', p.produit,
        'name', r.name,
        'effect', p.effect,
        'rule', p.rule,
        'file_status', coalesce((p.file).file_status, 'new'),
        'from', p.estimate_before,
        'to', p.estimate_after
      ) as produit
    ) as told
    where v_road <> 'repeat' and v_refusal is null
  );
end;
$$;

comment on function api.preview_migration(text, text, uuid, text) is
'What would become of a session, without doing anything: api.migrate_session without client_id,
api.attach_session with the id of a login, and login_id as there. road: migrate, attach, or repeat
when that login has the session already and nothing is left to do. refusal: the code that the call
would be refused with, whatever the form says; null when it is for the form alone to be right. With
a refusal nothing would happen, and nothing is listed. rule: what decides, as app.merge_plan says.
kept: products of the client that the session does not find. Called by the edge function
session-migration.
Returns { road, refusal, counts: { added, refreshed, protected }, produits: [{ produit, name,
effect, rule, file_status, from, to }], kept: [the same without to] }; from and to are { state,
amount_low, amount_high } or null.
Errors: PT401 unauthorized, PT404 session_not_found.';

grant execute on function api.preview_migration(text, text, uuid, text) to service_role;

-- sql/schema/50_api/questionnaire.sql
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

-- sql/schema/50_api/record_migration_failure.sql
create function api.record_migration_failure(
  session_id text,
  request_id text,
  code text,
  step text default null,
  client_id uuid default null
)
returns boolean
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
set lock_timeout = '3s'
as $$
declare
  v_request_id text := left(record_migration_failure.request_id, 100);
  v_session_id uuid := case
    when record_migration_failure.session_id ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
      then record_migration_failure.session_id::uuid
  end;
  v_is_test boolean;
  v_client_id uuid;
begin
  perform app.refuse_no_failure(
    v_request_id, record_migration_failure.code, record_migration_failure.step
  );
  v_client_id := app.keep_auth_user(record_migration_failure.client_id);

  -- a call that was cut off may be at work still: after it, its outcome is known
  select s.is_test into v_is_test
  from app.temporary_session as s
  where s.id = v_session_id
  for update;

  if app.has_moved(v_session_id, v_request_id) then
    return false;
  end if;

  insert into app.migration_failure (
    session_id, is_test, request_id, code, step, road, client_id
  )
  values (
    v_session_id, coalesce(v_is_test, false), v_request_id, record_migration_failure.code,
    record_migration_failure.step,
    case when record_migration_failure.client_id is null then 'migrate' else 'attach' end,
    v_client_id
  )
  on conflict on constraint migration_failure_request_id_key do nothing;
  return true;
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'The outcome is not known yet; ask again in a moment.';
end;
$$;

comment on function api.record_migration_failure(text, text, text, text, uuid) is
'Notes a migration that failed and was rolled back, trace included. Once for each request, at any
time after it. client_id: of the login, when the session was to be attached to one; it is kept until
that login is erased. Takes no personal data. Called by the edge function session-migration, after
the failed call. Returns whether it is a failure: false, and nothing noted, when that request did
move the session and only its answer was lost.
Errors: PT400 invalid_input, PT409 session_busy.';

grant execute on function api.record_migration_failure(text, text, text, text, uuid)
to service_role;

-- sql/schema/50_api/save_responses.sql
create function api.save_responses(session_id text, session_token text, responses jsonb)
returns json
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  v_session app.temporary_session;
  v_before jsonb;
begin
  perform app.refuse_malformed('responses', save_responses.responses);

  v_session := app.lock_session(save_responses.session_id, save_responses.session_token);
  perform app.refuse_migrated(v_session);
  perform app.refuse_expired(v_session);

  if save_responses.responses <> '{}' then
    v_before := case when v_session.status <> 'open' then app.session_answers(v_session.id) end;
    perform app.store_responses(v_session, save_responses.responses);
    -- a request whose answer was lost is sent again, and may arrive after the results are made
    if v_session.status = 'open' or v_before <> app.session_answers(v_session.id) then
      perform app.reopen_session(v_session.id);
    end if;
  end if;

  return app.saved_answer(v_session, save_responses.responses);
end;
$$;

comment on function api.save_responses(text, text, jsonb) is
'Merges answers, all or none; null is "I don''t know". Reopens a completed session unless they are
the answers that it has. An answer to a hidden question is kept and ignored. Called by the edge
function simulator.
Returns { accepted, next_question, questions, progress: { answered, total }, estimate }:
questions are the codes of the visible ones, in order.
Errors: PT400 invalid_input, PT401 unauthorized, PT404 session_not_found, PT409 session_busy,
PT409 session_already_migrated, PT410 session_expired, PT422 invalid_responses.';

grant execute on function api.save_responses(text, text, jsonb) to service_role;

-- sql/schema/50_api/session_data.sql
create function api.session_data(session_id text, session_token text)
returns json
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  v_session app.temporary_session := app.find_session(
    session_data.session_id, session_data.session_token
  );
  v_day date := coalesce(v_session.evaluated_on, app.today());
  v_answers jsonb;
begin
  perform app.refuse_migrated(v_session);
  perform app.refuse_expired(v_session);
  v_answers := app.session_answers(v_session.id);

  return (
    select json_build_object(
      'session', app.session_shown(v_session),
      'responses', v_answers,
      'next_question', state.next_question,
      'questions', state.questions,
      'progress', state.progress,
      'estimate', app.session_estimate(v_session.ruleset_id, v_answers, v_day),
      'results', v_session.results,
      'totals', v_session.totals,
      'prefill', app.prefill_profile(v_session.ruleset_id, v_answers, v_day)
    )
    from app.session_progress(v_session.ruleset_id, v_answers) as state
  );
end;
$$;

comment on function api.session_data(text, text) is
'Everything of an unfinished or completed session, to take it up again or to prefill a sign-up
form. Called by the edge function session-migration.
Returns { session, responses, next_question, questions, progress, estimate, results, totals,
prefill }; results and totals are null until completed.
Errors: PT401 unauthorized, PT404 session_not_found, PT409 session_already_migrated, PT410
session_expired.';

grant execute on function api.session_data(text, text) to service_role;

-- sql/schema/50_api/set_file_status.sql
create function api.set_file_status(client_id uuid, produit text, file_status text, operator text)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
set lock_timeout = '3s'
as $$
declare
  v_before app.file_status;
begin
  if coalesce(set_file_status.file_status, '') not in ('in_progress', 'done', 'abandoned')
    or coalesce(set_file_status.operator, '') !~ '^[a-z0-9_-]{1,50}$'
  then
    raise exception using errcode = 'PT400', message = 'invalid_input',
      hint = 'file_status is in_progress, done or abandoned; operator is an identifier.';
  end if;

  select c.file_status into v_before
  from app.client_produit_eligible as c
  where c.client_id = set_file_status.client_id and c.produit = set_file_status.produit
  for update;

  if not found then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'This client does not have this product.';
  end if;
  if set_file_status.file_status <> 'abandoned' then
    perform app.refuse_unproved(set_file_status.client_id);
  end if;

  update app.client_produit_eligible as c
  set file_status = set_file_status.file_status::app.file_status, file_status_at = now(),
    updated_at = now()
  where c.client_id = set_file_status.client_id and c.produit = set_file_status.produit;

  perform app.write_audit_event(
    'file_status_set', null, set_file_status.client_id, 'operator:' || set_file_status.operator,
    jsonb_build_object(
      'produit', set_file_status.produit, 'from', v_before, 'to', set_file_status.file_status
    )
  );

  return jsonb_build_object(
    'produit', set_file_status.produit, 'file_status', set_file_status.file_status
  );
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request is under way; try again in a moment.';
end;
$$;

comment on function api.set_file_status(uuid, text, text, text) is
'An operator moves a client''s file to in_progress, done or abandoned. operator: an
identifier for the audit trail, at most 50 lower-case letters, digits, - and _. Work on a file waits
for the proof of the client''s address; abandoning it does not.
Returns { produit, file_status }.
Errors: PT400 invalid_input, PT404 not_found, PT409 email_unproved, PT409
session_busy.';

grant execute on function api.set_file_status(uuid, text, text, text) to service_role;

-- sql/schema/50_api/take_slot.sql
create function api.take_slot(
  action text,
  address_digest text default null,
  session_token text default null
)
returns json
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
set lock_timeout = '3s'
as $$
declare
  v_limit app.rate_limit;
  v_session bytea := (
    select s.token_digest
    from app.temporary_session as s
    where s.token_digest = app.digest_token(take_slot.session_token)
  );
  v_subject bytea;
  v_wait integer := 0;
begin
  if (take_slot.action = any (enum_range(null::app.rate_action)::text[])) is not true
    or take_slot.address_digest !~ '^[0-9a-f]{64}$'
  then
    raise exception using errcode = 'PT400', message = 'invalid_input',
      hint = 'action is one that is limited; address_digest is 64 hex digits.';
  end if;

  for v_limit in
    select l.* from app.rate_limit as l
    where l.action = take_slot.action::app.rate_action
    order by l.scope
  loop
    v_subject := app.slot_subject(v_limit, take_slot.address_digest, v_session);
    if v_subject is not null then
      v_wait := app.count_attempt(v_limit, v_subject);
    end if;
    exit when v_wait > 0;
  end loop;

  return json_build_object(
    'allowed', v_wait = 0, 'retry_after', nullif(v_wait, 0), 'opens_session', v_session is not null
  );
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request is under way; try again in a moment.';
end;
$$;

comment on function api.take_slot(text, text, text) is
'Counts an attempt at an action of app.rate_action, and tells whether there was a slot for it: of
its address, of its session, then of all, always in this order; one that is refused by the first
takes nothing of the next. On a session, only a token that opens one takes a slot of all: what is
made up can only be refused, and counts for its address alone. So one address never fills the slots
of all; many at once can. address_digest: 64 hex digits; null when the address is not known.
session_token: null without a session. A call of its own before the action, since what a refused
transaction counts is rolled back with it. Called by the edge functions.
Returns { allowed, retry_after, opens_session }: seconds to wait, null when allowed; whether the
token opens a session.
Errors: PT400 invalid_input, PT409 session_busy.';

grant execute on function api.take_slot(text, text, text) to service_role;

-- sql/schema/50_api/undo_migration.sql
create function api.undo_migration(session_id text, operator text, reason text)
returns jsonb
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
set lock_timeout = '5s'
as $$
declare
  v_session app.temporary_session;
  v_move app.standing_move;
begin
  if coalesce(undo_migration.operator, '') !~ '^[a-z0-9_-]{1,50}$'
    or coalesce(length(app.trimmed(undo_migration.reason)), 0) not between 1 and 500
    or undo_migration.reason ~ '@'
  then
    raise exception using errcode = 'PT400', message = 'invalid_input',
      hint = 'operator is an identifier; reason is 1 to 500 characters without personal data.';
  end if;

  v_session := app.lock_migrated_session(undo_migration.session_id);
  select m.* into v_move from app.standing_move as m where m.session_id = v_session.id;
  perform app.refuse_too_late_to_undo(v_session, v_move);
  perform app.refuse_in_use(v_move);

  perform app.write_audit_event(
    'migration_undone', v_session.id, v_move.client_id, 'operator:' || undo_migration.operator,
    jsonb_build_object(
      'undone', v_move.kind, 'reason', app.trimmed(undo_migration.reason),
      'client_gone', not exists (
        select from app.simulation as m
        where m.client_id = v_move.client_id and m.session_id <> v_session.id
      )
    )
  );
  perform app.return_session(v_session.id);
  if v_move.kind = 'session_migrated' then
    perform app.delete_auth_user(v_move.client_id);
  else
    perform app.detach_session(v_session.id);
  end if;

  return jsonb_build_object(
    'session_id', v_session.id, 'client_id', v_move.client_id, 'undone', v_move.kind
  );
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request is under way; try again in a moment.';
end;
$$;

comment on function api.undo_migration(text, text, text) is
'An operator takes a migration back while nothing rests on it. Of a sign-up: the Auth user and all
that belongs to it go. Of an attachment: what it added goes, what it renewed is as before; when it
had made the client of a login, the client goes and the login stays. client_gone in the audit event
says whether there is no client any more. The session is completed again, under the same token and
with the expiry it had. operator: as for api.set_file_status. reason: why, 1 to 500 characters, kept
for good in the audit event, which the client may read: no name, address or number of a person; a
text with an @ is refused.
Returns { session_id, client_id, undone: session_migrated or session_attached }.
Errors: PT400 invalid_input, PT404 session_not_found, PT409 session_not_migrated, PT409
migration_in_use with what rests on it, PT409 session_busy, PT410 undo_too_late.';

grant execute on function api.undo_migration(text, text, text) to service_role;

-- sql/data/05_rate_limits.sql
-- One company's visitors often share one address, so an address has room for many visits; a visit
-- is one session, some thirty saved answers and one sign-up.
insert into app.rate_limit (action, scope, slots, period) values
('create_session', 'address', 60, interval '10 minutes'),
('create_session', 'global', 3000, interval '10 minutes'),
('save_responses', 'address', 1200, interval '10 minutes'),
('save_responses', 'session', 240, interval '10 minutes'),
('save_responses', 'global', 60000, interval '10 minutes'),
('migrate_session', 'address', 60, interval '1 hour'),
('migrate_session', 'session', 20, interval '1 hour'),
('migrate_session', 'global', 2000, interval '1 hour'),
('send_mail', 'address', 20, interval '1 hour'),
('send_mail', 'session', 5, interval '1 hour'),
('send_mail', 'global', 500, interval '1 hour');

-- sql/data/10_ruleset.sql
-- The catalogue as it is first shipped. The files of this folder fill one draft, then publish it; a
-- later version is a schema migration that starts from app.draft_ruleset (see docs/rules.md).
insert into app.ruleset (name) values ('2026-01');

-- sql/data/20_parameters.sql
-- The figures themselves, as their source states them; what they are multiplied with is elsewhere.
insert into app.parameter
  (ruleset_id, code, valid_from, valid_to, value, unit, evidence, label, source)
select
  r.id, v.code, v.valid_from::date, v.valid_to::date, v.value, v.unit, v.evidence::app.evidence,
  v.label, v.source
from app.ruleset as r
cross join (values
  ('accise_gazole_normal', '2026-01-01', null, 60.75, '€/hL', 'law',
    'Accise sur le gazole, tarif normal (hors Corse)',
    'Loi de finances pour 2025, art. 20 ; code des impositions sur les biens et services (CIBS)'),
  ('accise_gazole_marchandises', '2026-01-01', null, 45.19, '€/hL', 'law',
    'Accise sur le gazole, tarif réduit du transport routier de marchandises',
    'CIBS, art. L. 312-53'),
  ('accise_gazole_voyageurs', '2026-01-01', null, 39.19, '€/hL', 'law',
    'Accise sur le gazole, tarif réduit du transport collectif routier de voyageurs',
    'CIBS, art. L. 312-51'),
  ('accise_gazole_taxi', '2026-01-01', null, 30.20, '€/hL', 'law',
    'Accise sur le gazole, tarif réduit du taxi',
    'CIBS, art. L. 312-52'),

  ('dfs_taux', '2026-01-01', '2026-12-31', 17, '%', 'doctrine',
    'Taux de la déduction forfaitaire spécifique, transport routier de marchandises',
    'Bulletin officiel de la sécurité sociale (BOSS), frais professionnels'),
  ('dfs_taux', '2027-01-01', '2027-12-31', 16, '%', 'doctrine',
    'Taux de la déduction forfaitaire spécifique, transport routier de marchandises',
    'Bulletin officiel de la sécurité sociale (BOSS), frais professionnels'),
  ('dfs_taux', '2028-01-01', '2028-12-31', 14, '%', 'announced',
    'Taux de la déduction forfaitaire spécifique, transport routier de marchandises',
    'BOSS, frais professionnels : calendrier d’extinction publié'),
  ('dfs_taux', '2029-01-01', '2029-12-31', 12, '%', 'announced',
    'Taux de la déduction forfaitaire spécifique, transport routier de marchandises',
    'BOSS, frais professionnels : calendrier d’extinction publié'),
  ('dfs_taux', '2030-01-01', '2030-12-31', 10, '%', 'announced',
    'Taux de la déduction forfaitaire spécifique, transport routier de marchandises',
    'BOSS, frais professionnels : calendrier d’extinction publié'),
  ('dfs_taux', '2031-01-01', '2031-12-31', 8, '%', 'announced',
    'Taux de la déduction forfaitaire spécifique, transport routier de marchandises',
    'BOSS, frais professionnels : calendrier d’extinction publié'),
  ('dfs_taux', '2032-01-01', '2032-12-31', 6, '%', 'announced',
    'Taux de la déduction forfaitaire spécifique, transport routier de marchandises',
    'BOSS, frais professionnels : calendrier d’extinction publié'),
  ('dfs_taux', '2033-01-01', '2033-12-31', 4, '%', 'announced',
    'Taux de la déduction forfaitaire spécifique, transport routier de marchandises',
    'BOSS, frais professionnels : calendrier d’extinction publié'),
  ('dfs_taux', '2034-01-01', '2034-12-31', 2, '%', 'announced',
    'Taux de la déduction forfaitaire spécifique, transport routier de marchandises',
    'BOSS, frais professionnels : calendrier d’extinction publié'),
  ('dfs_taux', '2035-01-01', null, 0, '%', 'announced',
    'Taux de la déduction forfaitaire spécifique, transport routier de marchandises',
    'BOSS, frais professionnels : calendrier d’extinction publié'),
  ('dfs_plafond', '2026-01-01', null, 7600, '€ par salarié et par an', 'doctrine',
    'Plafond de la déduction forfaitaire spécifique',
    'Bulletin officiel de la sécurité sociale (BOSS), frais professionnels'),
  ('dfs_salaire_brut', '2026-01-01', null, 26000, '€ par an', 'hypothesis',
    'Salaire brut annuel d’un conducteur',
    'Hypothèse de Tremplin : ordre de grandeur, à remplacer par vos fiches de paie'),
  ('charges_patronales', '2026-01-01', null, 42, '%', 'hypothesis',
    'Part des cotisations patronales dans le salaire brut',
    'Hypothèse de Tremplin : ordre de grandeur avant allègements, à vérifier sur votre DSN'),

  ('foncier_part', '2026-01-01', null, 20, '%', 'hypothesis',
    'Part de la taxe foncière que la révision peut faire baisser au mieux',
    'Hypothèse de Tremplin : usage du marché, à vérifier sur votre avis d’imposition'),

  ('cir_taux', '2026-01-01', null, 30, '%', 'law',
    'Taux du crédit d’impôt recherche jusqu’au seuil',
    'Code général des impôts, art. 244 quater B'),
  ('cir_seuil', '2026-01-01', null, 100000000, '€ par an', 'law',
    'Seuil de dépenses au-delà duquel le taux du crédit d’impôt recherche baisse',
    'Code général des impôts, art. 244 quater B'),
  ('cir_taux_au_dela', '2026-01-01', null, 5, '%', 'law',
    'Taux du crédit d’impôt recherche au-delà du seuil',
    'Code général des impôts, art. 244 quater B'),

  ('energie_part', '2026-01-01', null, 20, '%', 'hypothesis',
    'Part de la facture d’énergie qu’une renégociation peut faire économiser au mieux',
    'Hypothèse de Tremplin : usage du marché, à vérifier sur votre contrat'),

  ('indemnite_forfaitaire', '2026-01-01', null, 40, '€ par facture', 'law',
    'Indemnité forfaitaire pour frais de recouvrement',
    'Code de commerce, art. D. 441-5'),

  ('revenu_par_salarie_transport', '2026-01-01', null, 80000, '€ par salarié et par an',
    'hypothesis', 'Chiffre d’affaires par salarié, transport',
    'Hypothèse de Tremplin : sert à préremplir le compte, jamais à calculer un droit'),
  ('revenu_par_salarie_industrie', '2026-01-01', null, 90000, '€ par salarié et par an',
    'hypothesis', 'Chiffre d’affaires par salarié, industrie',
    'Hypothèse de Tremplin : sert à préremplir le compte, jamais à calculer un droit'),
  ('revenu_par_salarie_commerce', '2026-01-01', null, 70000, '€ par salarié et par an',
    'hypothesis', 'Chiffre d’affaires par salarié, commerce',
    'Hypothèse de Tremplin : sert à préremplir le compte, jamais à calculer un droit'),
  ('revenu_par_salarie_services', '2026-01-01', null, 85000, '€ par salarié et par an',
    'hypothesis', 'Chiffre d’affaires par salarié, services',
    'Hypothèse de Tremplin : sert à préremplir le compte, jamais à calculer un droit'),
  ('revenu_par_salarie_immobilier', '2026-01-01', null, 120000, '€ par salarié et par an',
    'hypothesis', 'Chiffre d’affaires par salarié, immobilier',
    'Hypothèse de Tremplin : sert à préremplir le compte, jamais à calculer un droit'),
  ('revenu_par_salarie_agriculture', '2026-01-01', null, 60000, '€ par salarié et par an',
    'hypothesis', 'Chiffre d’affaires par salarié, agriculture',
    'Hypothèse de Tremplin : sert à préremplir le compte, jamais à calculer un droit'),
  ('revenu_par_salarie_btp', '2026-01-01', null, 80000, '€ par salarié et par an',
    'hypothesis', 'Chiffre d’affaires par salarié, bâtiment et travaux publics',
    'Hypothèse de Tremplin : sert à préremplir le compte, jamais à calculer un droit'),
  ('revenu_par_salarie_informatique', '2026-01-01', null, 100000, '€ par salarié et par an',
    'hypothesis', 'Chiffre d’affaires par salarié, informatique et numérique',
    'Hypothèse de Tremplin : sert à préremplir le compte, jamais à calculer un droit'),
  ('revenu_par_salarie_autre', '2026-01-01', null, 80000, '€ par salarié et par an',
    'hypothesis', 'Chiffre d’affaires par salarié, autres activités',
    'Hypothèse de Tremplin : sert à préremplir le compte, jamais à calculer un droit'),
  ('anciennete_defaut', '2026-01-01', null, 5, 'ans', 'hypothesis',
    'Ancienneté de l’entreprise tant qu’elle n’est pas indiquée',
    'Hypothèse de Tremplin : sert à préremplir le compte, jamais à calculer un droit')
) as v (code, valid_from, valid_to, value, unit, evidence, label, source)
where r.name = '2026-01';

-- sql/data/30_questions.sql
-- The twenty questions, in the order in which they are asked.
insert into app.question
  (ruleset_id, position, code, type, min, max, unit, may_be_unknown, not_above, visible_if,
    label, short_label, help)
select
  r.id, v.position, v.code, v.type::app.question_type, v.min, v.max, v.unit, v.may_be_unknown,
  v.not_above, v.visible_if::jsonpath, v.label, v.short_label, v.help
from app.ruleset as r
cross join (values
  (1, 'SECTEUR', 'single', null, null, null, false, null, null,
    'Quelle est l’activité principale de votre entreprise ?',
    'Activité',
    'Celle qui pèse le plus dans votre chiffre d’affaires. Votre code APE, sur l’avis de '
    'situation Insee, peut vous guider.'),
  (2, 'EFFECTIF', 'number', 0, 10000, null, true, null, null,
    'Combien de salariés employez-vous ?',
    'Nombre de salariés',
    'Le nombre de salariés figure sur votre dernière déclaration sociale nominative (DSN). '
    'Répondez 0 si vous travaillez seul.'),
  (3, 'CA', 'amount', 0, 1000000000, '€ par an', true, null, null,
    'Quel est votre chiffre d’affaires annuel hors taxes ?',
    'Chiffre d’affaires annuel',
    'Sur votre dernier compte de résultat, à la ligne « Chiffre d’affaires net ». Un ordre de '
    'grandeur suffit.'),
  (4, 'VEHICULES', 'boolean', null, null, null, false, null, null,
    'Utilisez-vous des véhicules professionnels ?',
    'Véhicules professionnels',
    'Achetés, loués ou en crédit-bail : ils comptent tous, engins et tracteurs compris.'),
  (5, 'TYPES_VEHICULES', 'multiple', null, null, null, false, null,
    'strict $.VEHICULES == true',
    'Quels types de véhicules utilisez-vous ?',
    'Types de véhicules',
    'Plusieurs réponses possibles. Le poids (PTAC ou PTRA) figure sur le certificat '
    'd’immatriculation, cases F.2 et F.3.'),
  (6, 'LITRES_POIDS_LOURDS', 'number', 0, 1000000, 'litres par mois', true, null,
    'strict $.VEHICULES == true && $.TYPES_VEHICULES[*] == "poids_lourd_75"',
    'Combien de litres de gazole vos poids lourds de 7,5 t ou plus consomment-ils par mois ?',
    'Gazole des poids lourds',
    'Sur vos factures de carburant ou vos relevés de cartes : le total d’une année divisé par 12. '
    'Ne comptez que les véhicules de 7,5 t ou plus.'),
  (7, 'LITRES_AUTOCARS', 'number', 0, 1000000, 'litres par mois', true, null,
    'strict $.VEHICULES == true && $.TYPES_VEHICULES[*] == "autocar"',
    'Combien de litres de gazole vos autocars consomment-ils par mois ?',
    'Gazole des autocars',
    'Sur vos factures de carburant ou vos relevés de cuve : le total d’une année divisé par 12.'),
  (8, 'LITRES_TAXIS', 'number', 0, 100000, 'litres par mois', true, null,
    'strict $.VEHICULES == true && $.TYPES_VEHICULES[*] == "taxi"',
    'Combien de litres de gazole vos taxis sous licence consomment-ils par mois ?',
    'Gazole des taxis',
    'Sur vos factures de carburant : le total d’une année divisé par 12. Ne comptez que les '
    'taxis, pas les VTC.'),
  (9, 'CHAUFFEURS', 'number', 0, 1000, null, true, 'EFFECTIF',
    'strict $.SECTEUR == "transport_marchandises"',
    'Parmi vos salariés, combien sont conducteurs ?',
    'Nombre de conducteurs',
    'Les conducteurs routiers de votre registre du personnel ou de votre dernière DSN. '
    'Ce nombre ne peut pas dépasser celui de vos salariés.'),
  (10, 'PROPRIETAIRE', 'boolean', null, null, null, false, null, null,
    'Êtes-vous propriétaire de vos locaux professionnels ?',
    'Locaux en propriété',
    'Répondez oui si l’avis de taxe foncière est au nom de l’entreprise, même pour une partie '
    'seulement des locaux.'),
  (11, 'TAXE_FONCIERE', 'amount', 0, 10000000, '€ par an', true, null,
    'strict $.PROPRIETAIRE == true',
    'Quel montant de taxe foncière payez-vous par an ?',
    'Taxe foncière',
    'Le montant à payer figure sur la première page de votre dernier avis de taxe foncière. '
    'Additionnez les avis si vous en recevez plusieurs.'),
  (12, 'ELEC_MENSUEL', 'amount', 0, 1000000, '€ par mois', true, null, null,
    'Combien payez-vous d’électricité par mois ?',
    'Facture d’électricité',
    'Sur vos factures : le total hors taxes d’une année divisé par 12. '
    'Répondez 0 si vous n’en avez pas.'),
  (13, 'GAZ_MENSUEL', 'amount', 0, 1000000, '€ par mois', true, null, null,
    'Combien payez-vous de gaz par mois ?',
    'Facture de gaz',
    'Sur vos factures : le total hors taxes d’une année divisé par 12. '
    'Répondez 0 si vous n’en avez pas.'),
  (14, 'TRAVAUX_ENERGIE', 'boolean', null, null, null, false, null, null,
    'Prévoyez-vous des travaux d’économies d’énergie dans les 12 mois ?',
    'Travaux d’énergie prévus',
    'Isolation, chauffage, éclairage, froid, air comprimé, régulation… Répondez oui seulement si '
    'rien n’est encore signé ou si le devis est récent.'),
  (15, 'RECHERCHE', 'boolean', null, null, null, false, null, null,
    'Concevez-vous des produits ou des procédés nouveaux sans savoir d’avance comment y arriver ?',
    'Recherche et développement',
    'C’est la recherche et développement (R&D) : il faut lever une difficulté technique que les '
    'connaissances disponibles ne suffisent pas à résoudre.'),
  (16, 'RD_DEPENSES', 'amount', 0, 500000000, '€ par an', true, null,
    'strict $.RECHERCHE == true',
    'Combien dépensez-vous par an en recherche et développement ?',
    'Dépenses de R&D',
    'Salaires des chercheurs et techniciens, matériel, sous-traitance. '
    'Votre comptable peut vous donner ce total.'),
  (17, 'IMPAYES', 'amount', 0, 10000000, '€', true, null, null,
    'Quel est le montant de vos factures clients échues et impayées ?',
    'Factures impayées',
    'Sur votre balance âgée : le total des factures dont l’échéance est passée. '
    'Répondez 0 si vous n’en avez pas.'),
  (18, 'IMPAYES_NOMBRE', 'number', 1, 100000, null, true, null,
    'strict $.IMPAYES > 0',
    'Combien de factures sont impayées ?',
    'Nombre de factures impayées',
    'Sur votre balance âgée : le nombre de factures dont l’échéance est passée.'),
  (19, 'ACHATS_ETRANGER', 'boolean', null, null, null, false, null, null,
    'Payez-vous de la TVA sur des achats professionnels dans d’autres pays de l’Union européenne ?',
    'Achats avec TVA étrangère',
    'Par exemple carburant, péages, hôtels ou salons, avec une facture qui porte la TVA du pays.'),
  (20, 'DEJA_EN_PLACE', 'multiple', null, null, null, false, null, null,
    'Lesquels de ces dispositifs avez-vous déjà ?',
    'Déjà en place',
    'Plusieurs réponses possibles. Nous ne comptons jamais deux fois ce que vous recevez déjà.')
) as v (position, code, type, min, max, unit, may_be_unknown, not_above, visible_if,
  label, short_label, help)
where r.name = '2026-01';

-- sql/data/32_question_options.sql
-- The answers that may be tapped.
insert into app.question_option
  (ruleset_id, question, position, code, label, is_exclusive, revenue_parameter)
select r.id, v.question, v.position, v.code, v.label, v.is_exclusive, v.revenue_parameter
from app.ruleset as r
cross join (values
  ('SECTEUR', 1, 'transport_marchandises', 'Transport routier de marchandises', false,
    'revenu_par_salarie_transport'),
  ('SECTEUR', 2, 'transport_voyageurs', 'Transport de voyageurs en autocar', false,
    'revenu_par_salarie_transport'),
  ('SECTEUR', 3, 'taxi', 'Taxi', false, 'revenu_par_salarie_transport'),
  ('SECTEUR', 4, 'vtc', 'VTC', false, 'revenu_par_salarie_transport'),
  ('SECTEUR', 5, 'btp', 'Bâtiment et travaux publics', false, 'revenu_par_salarie_btp'),
  ('SECTEUR', 6, 'industrie', 'Industrie', false, 'revenu_par_salarie_industrie'),
  ('SECTEUR', 7, 'commerce', 'Commerce', false, 'revenu_par_salarie_commerce'),
  ('SECTEUR', 8, 'services_entreprises', 'Conseil et services aux entreprises', false,
    'revenu_par_salarie_services'),
  ('SECTEUR', 9, 'informatique', 'Informatique et numérique', false,
    'revenu_par_salarie_informatique'),
  ('SECTEUR', 10, 'restauration', 'Restauration', false, 'revenu_par_salarie_autre'),
  ('SECTEUR', 11, 'sante', 'Santé', false, 'revenu_par_salarie_autre'),
  ('SECTEUR', 12, 'agriculture', 'Exploitation agricole', false,
    'revenu_par_salarie_agriculture'),
  ('SECTEUR', 13, 'agroalimentaire', 'Industrie agroalimentaire', false,
    'revenu_par_salarie_industrie'),
  ('SECTEUR', 14, 'services_personne', 'Services à la personne', false,
    'revenu_par_salarie_services'),
  ('SECTEUR', 15, 'immobilier', 'Immobilier', false, 'revenu_par_salarie_immobilier'),
  ('SECTEUR', 16, 'autre', 'Autre activité', false, 'revenu_par_salarie_autre'),

  ('TYPES_VEHICULES', 1, 'poids_lourd_75', 'Poids lourd de 7,5 t ou plus', false, null),
  ('TYPES_VEHICULES', 2, 'camion_35_75', 'Camion de 3,5 à 7,5 t', false, null),
  ('TYPES_VEHICULES', 3, 'autocar', 'Autocar (plus de 9 places)', false, null),
  ('TYPES_VEHICULES', 4, 'taxi', 'Taxi sous licence', false, null),
  ('TYPES_VEHICULES', 5, 'utilitaire_leger', 'Utilitaire léger', false, null),
  ('TYPES_VEHICULES', 6, 'voiture', 'Voiture', false, null),
  ('TYPES_VEHICULES', 7, 'engin_chantier', 'Engin de chantier', false, null),
  ('TYPES_VEHICULES', 8, 'tracteur_agricole', 'Tracteur agricole', false, null),

  ('DEJA_EN_PLACE', 1, 'aucun', 'Aucun de ceux-là', true, null),
  ('DEJA_EN_PLACE', 2, 'TICPE', 'Remboursement d’accise sur le gazole (ex-TICPE)', false, null),
  ('DEJA_EN_PLACE', 3, 'DFS', 'Déduction forfaitaire spécifique (DFS)', false, null),
  ('DEJA_EN_PLACE', 4, 'FONCIER', 'Révision de la taxe foncière', false, null),
  ('DEJA_EN_PLACE', 5, 'CIR', 'Crédit d’impôt recherche (CIR)', false, null),
  ('DEJA_EN_PLACE', 6, 'CEE', 'Certificats d’économies d’énergie (CEE)', false, null),
  ('DEJA_EN_PLACE', 7, 'ELEC', 'Renégociation du contrat d’électricité', false, null),
  ('DEJA_EN_PLACE', 8, 'GAZ', 'Renégociation du contrat de gaz', false, null),
  ('DEJA_EN_PLACE', 9, 'TVA', 'Récupération de TVA étrangère', false, null)
) as v (question, position, code, label, is_exclusive, revenue_parameter)
where r.name = '2026-01';

-- sql/data/40_produits.sql
-- What a company may claim, and what to do about it.
insert into app.produit
  (ruleset_id, position, code, name, category, kind, in_place_if, summary, next_step, documents,
    deadline)
select
  r.id, v.position, v.code, v.name, v.category, v.kind::app.result_kind, v.in_place_if::jsonpath,
  v.summary, v.next_step, v.documents, v.deadline
from app.ruleset as r
cross join (values
  (1, 'TICPE', 'Remboursement d’accise sur le gazole (ex-TICPE)', 'énergie & mobilité', 'right',
    'strict $.DEJA_EN_PLACE[*] == "TICPE"',
    'Une partie de l’accise payée sur le gazole professionnel (l’ancienne TICPE) est remboursée '
    'pour les poids lourds de 7,5 t ou plus, les autocars et les taxis.',
    'Rassemblez vos factures de gazole et les certificats d’immatriculation, puis déposez la '
    'demande de remboursement auprès de l’administration.',
    array['Extrait Kbis de moins de 3 mois', 'Certificats d’immatriculation des véhicules',
      'Factures de carburant'],
    null),
  (2, 'CHRONO', 'Chronotachygraphes numériques', 'conformité', 'qualitative', null,
    'Les véhicules de transport de plus de 3,5 t ou de plus de 9 places sont en principe soumis '
    'au chronotachygraphe (règlement (UE) 165/2014) : un point de conformité évite les mauvaises '
    'surprises au contrôle.',
    'Faites le point, véhicule par véhicule, sur l’appareil installé, sa vérification et le '
    'téléchargement des données.',
    array['Extrait Kbis de moins de 3 mois', 'Certificats d’immatriculation des véhicules',
      'Attestations de vérification des chronotachygraphes'],
    null),
  (3, 'DFS', 'Déduction forfaitaire spécifique', 'social', 'estimate',
    'strict $.DEJA_EN_PLACE[*] == "DFS"',
    'La déduction forfaitaire spécifique pour frais professionnels peut réduire la base des '
    'cotisations de vos conducteurs. Son taux diminue chaque année jusqu’à disparaître.',
    'Vérifiez avec votre gestionnaire de paie que vos conducteurs peuvent en bénéficier, et '
    'comparez le gain avec ce qu’elle change pour vos allègements et pour leurs droits.',
    array['Extrait Kbis de moins de 3 mois', 'Déclarations sociales nominatives (DSN)',
      'Bulletins de paie des conducteurs', 'Attestation de vigilance'],
    null),
  (4, 'URSSAF', 'Audit des cotisations URSSAF', 'social', 'qualitative', null,
    'Un audit de vos déclarations repère les cotisations payées à tort. Son montant ne peut pas '
    'se deviner d’ici.',
    'Confiez vos déclarations à un expert, qui vérifie taux, exonérations et allègements.',
    array['Extrait Kbis de moins de 3 mois', 'Déclarations sociales nominatives (DSN)',
      'Bulletins de paie', 'Attestation de vigilance'],
    'Les cotisations payées à tort peuvent être réclamées sur 3 ans (code de la sécurité '
    'sociale, art. L. 243-6).'),
  (5, 'MSA', 'Audit des cotisations MSA', 'social', 'qualitative', null,
    'Vos salariés relèvent de la Mutualité sociale agricole (MSA) : un audit repère les '
    'cotisations payées à tort. Son montant ne peut pas se deviner d’ici.',
    'Confiez vos déclarations à un expert du régime agricole, qui vérifie taux et exonérations.',
    array['Extrait Kbis de moins de 3 mois', 'Déclarations sociales nominatives (DSN)',
      'Bulletins de paie'],
    null),
  (6, 'FONCIER', 'Révision de la taxe foncière', 'fiscal', 'estimate',
    'strict $.DEJA_EN_PLACE[*] == "FONCIER"',
    'Surfaces, catégorie ou coefficients erronés : la base de votre taxe foncière peut être trop '
    'élevée, et se corrige sur réclamation.',
    'Demandez le détail du calcul de votre taxe et faites-le comparer à vos locaux réels.',
    array['Extrait Kbis de moins de 3 mois', 'Avis de taxe foncière',
      'Titre de propriété ou bail'],
    'Réclamation jusqu’au 31 décembre de l’année qui suit la mise en recouvrement (livre des '
    'procédures fiscales, art. R*196-2).'),
  (7, 'CIR', 'Crédit d’impôt recherche', 'fiscal', 'estimate',
    'strict $.DEJA_EN_PLACE[*] == "CIR"',
    'Une partie de vos dépenses de recherche et développement peut ouvrir droit à un crédit '
    'd’impôt, dans tous les secteurs. Les dépenses retenues sont plus étroites que les dépenses '
    'engagées.',
    'Faites vérifier par un spécialiste quels projets et quelles dépenses peuvent être retenus, '
    'avant de déclarer.',
    array['Extrait Kbis de moins de 3 mois', 'Description des travaux de R&D',
      'Justificatifs des dépenses'],
    null),
  (8, 'CEE', 'Certificats d’économies d’énergie', 'énergie', 'qualitative',
    'strict $.DEJA_EN_PLACE[*] == "CEE"',
    'Les fournisseurs d’énergie doivent financer des économies d’énergie (code de l’énergie, '
    'art. L. 221-1) : vos travaux peuvent donner droit à une prime, selon leur nature.',
    'Demandez l’offre de prime avant de signer le devis, puis comparez-en plusieurs.',
    array['Extrait Kbis de moins de 3 mois', 'Devis ou projet de travaux',
      'Dernières factures d’énergie'],
    null),
  (9, 'ELEC', 'Renégociation électricité', 'énergie', 'estimate',
    'strict $.DEJA_EN_PLACE[*] == "ELEC"',
    'Puissance souscrite, prix et durée du contrat : une renégociation peut alléger votre '
    'facture d’électricité.',
    'Relevez la date de fin de votre contrat, puis faites chiffrer plusieurs offres à '
    'consommation égale.',
    array['Extrait Kbis de moins de 3 mois', 'Contrat d’électricité en cours',
      'Factures d’électricité des 12 derniers mois'],
    null),
  (10, 'GAZ', 'Renégociation gaz', 'énergie', 'estimate',
    'strict $.DEJA_EN_PLACE[*] == "GAZ"',
    'Prix, durée et conditions du contrat : une renégociation peut alléger votre facture de gaz.',
    'Relevez la date de fin de votre contrat, puis faites chiffrer plusieurs offres à '
    'consommation égale.',
    array['Extrait Kbis de moins de 3 mois', 'Contrat de gaz en cours',
      'Factures de gaz des 12 derniers mois'],
    null),
  (11, 'TVA', 'Récupération de TVA étrangère', 'fiscal', 'qualitative',
    'strict $.DEJA_EN_PLACE[*] == "TVA"',
    'La TVA payée dans un autre pays de l’Union européenne peut être remboursée sur demande, à '
    'partir de 400 € par demande, ou de 50 € pour une année entière (directive 2008/9/CE).',
    'Rassemblez les factures par pays, puis déposez une demande pour chacun d’eux.',
    array['Extrait Kbis de moins de 3 mois', 'Factures d’achat qui portent la TVA du pays',
      'Preuves de paiement'],
    'Demande jusqu’au 30 septembre de l’année qui suit celle des achats (directive 2008/9/CE).'),
  (12, 'RECOUVREMENT', 'Recouvrement de créances', 'juridique', 'receivable', null,
    'Cet argent vous est déjà dû : vos factures échues, plus l’indemnité forfaitaire pour frais '
    'de recouvrement que la loi prévoit pour chaque facture entre professionnels. Si vous ne '
    'connaissez pas le nombre de factures, seule la part connue est comptée.',
    'Envoyez une mise en demeure à chaque client, puis confiez les dossiers sans réponse à un '
    'professionnel du recouvrement.',
    array['Extrait Kbis de moins de 3 mois', 'Factures impayées', 'Devis ou bons de commande',
      'Relances déjà envoyées'],
    null)
) as v (position, code, name, category, kind, in_place_if, summary, next_step, documents, deadline)
where r.name = '2026-01';

-- sql/data/50_criteria.sql
-- When: each condition that the explanation must be able to name is a row. A label is a noun
-- phrase, so that it reads well beside a tick, a cross or a question mark.
insert into app.criterion (ruleset_id, produit, position, code, weight, predicate, label)
select r.id, v.produit, v.position, v.code, v.weight, v.predicate::jsonpath, v.label
from app.ruleset as r
cross join (values
  ('TICPE', 1, 'usage', 100,
    'strict $.LITRES_POIDS_LOURDS > 0 || $.LITRES_AUTOCARS > 0'
    ' || $.LITRES_TAXIS > 0 && $.SECTEUR != "vtc"',
    'Gazole consommé par des poids lourds de 7,5 t ou plus, des autocars ou des taxis (hors VTC)'),
  ('CHRONO', 1, 'vehicules', 100,
    'strict $.TYPES_VEHICULES[*] == "poids_lourd_75"'
    ' || $.TYPES_VEHICULES[*] == "camion_35_75" || $.TYPES_VEHICULES[*] == "autocar"',
    'Véhicules de plus de 3,5 t ou de plus de 9 places'),
  ('DFS', 1, 'secteur', 50,
    'strict $.SECTEUR == "transport_marchandises"',
    'Activité de transport routier de marchandises'),
  ('DFS', 2, 'conducteurs', 50,
    'strict $.CHAUFFEURS >= 1',
    'Au moins un conducteur salarié'),
  ('URSSAF', 1, 'effectif', 50,
    'strict $.EFFECTIF >= 1',
    'Au moins un salarié'),
  ('URSSAF', 2, 'secteur', 50,
    'strict $.SECTEUR != "agriculture"',
    'Activité autre qu’une exploitation agricole'),
  ('MSA', 1, 'secteur', 50,
    'strict $.SECTEUR == "agriculture"',
    'Activité d’exploitation agricole'),
  ('MSA', 2, 'effectif', 50,
    'strict $.EFFECTIF >= 1',
    'Au moins un salarié'),
  ('FONCIER', 1, 'proprietaire', 50,
    'strict $.PROPRIETAIRE == true',
    'Locaux professionnels en propriété'),
  ('FONCIER', 2, 'taxe', 50,
    'strict $.TAXE_FONCIERE > 0',
    'Taxe foncière payée'),
  ('CIR', 1, 'recherche', 50,
    'strict $.RECHERCHE == true',
    'Activité de recherche et développement'),
  ('CIR', 2, 'depenses', 50,
    'strict $.RD_DEPENSES > 0',
    'Dépenses annuelles de recherche et développement'),
  ('CEE', 1, 'travaux', 100,
    'strict $.TRAVAUX_ENERGIE == true',
    'Travaux d’économies d’énergie prévus dans les 12 mois'),
  ('ELEC', 1, 'facture', 100,
    'strict $.ELEC_MENSUEL > 0',
    'Facture d’électricité à la charge de l’entreprise'),
  ('GAZ', 1, 'facture', 100,
    'strict $.GAZ_MENSUEL > 0',
    'Facture de gaz à la charge de l’entreprise'),
  ('TVA', 1, 'achats', 100,
    'strict $.ACHATS_ETRANGER == true',
    'Achats professionnels avec TVA dans d’autres pays de l’Union européenne'),
  ('RECOUVREMENT', 1, 'impayes', 100,
    'strict $.IMPAYES > 0',
    'Factures clients échues et impayées')
) as v (produit, position, code, weight, predicate, label)
where r.name = '2026-01';

-- sql/data/60_savings_components.sql
-- How much, in euros per year. An amount that the law fixes has low = high; a range starts at 0,
-- because only an expert can confirm that anything is due. Prices per hectolitre and percentages
-- are as their source states them: hence * 0.01.
insert into app.savings_component
  (ruleset_id, produit, position, code, applies_if, low, high, cap_high, formula)
select
  r.id, v.produit, v.position, v.code, v.applies_if::jsonpath, v.low::jsonpath, v.high::jsonpath,
  v.cap_high::jsonpath, v.formula
from app.ruleset as r
cross join (values
  ('TICPE', 1, 'poids_lourds',
    'strict $.LITRES_POIDS_LOURDS > 0',
    'strict $.LITRES_POIDS_LOURDS * 12'
    ' * ($accise_gazole_normal - $accise_gazole_marchandises) * 0.01',
    'strict $.LITRES_POIDS_LOURDS * 12'
    ' * ($accise_gazole_normal - $accise_gazole_marchandises) * 0.01',
    null,
    '{LITRES_POIDS_LOURDS} × 12 mois'
    ' × ({accise_gazole_normal} − {accise_gazole_marchandises}) ÷ 100 pour les poids lourds'),
  ('TICPE', 2, 'autocars',
    'strict $.LITRES_AUTOCARS > 0',
    'strict $.LITRES_AUTOCARS * 12'
    ' * ($accise_gazole_normal - $accise_gazole_voyageurs) * 0.01',
    'strict $.LITRES_AUTOCARS * 12'
    ' * ($accise_gazole_normal - $accise_gazole_voyageurs) * 0.01',
    null,
    '{LITRES_AUTOCARS} × 12 mois'
    ' × ({accise_gazole_normal} − {accise_gazole_voyageurs}) ÷ 100 pour les autocars'),
  ('TICPE', 3, 'taxis',
    'strict $.LITRES_TAXIS > 0 && $.SECTEUR != "vtc"',
    'strict $.LITRES_TAXIS * 12 * ($accise_gazole_normal - $accise_gazole_taxi) * 0.01',
    'strict $.LITRES_TAXIS * 12 * ($accise_gazole_normal - $accise_gazole_taxi) * 0.01',
    null,
    '{LITRES_TAXIS} × 12 mois'
    ' × ({accise_gazole_normal} − {accise_gazole_taxi}) ÷ 100 pour les taxis'),
  ('DFS', 1, 'deduction',
    'strict $.CHAUFFEURS >= 1',
    'strict 0',
    'strict $.CHAUFFEURS * $dfs_salaire_brut * $dfs_taux * 0.01 * $charges_patronales * 0.01',
    'strict $.CHAUFFEURS * $dfs_plafond * $charges_patronales * 0.01',
    'jusqu’à : nombre de conducteurs ({CHAUFFEURS}) × {dfs_taux} de {dfs_salaire_brut}'
    ' (au plus {dfs_plafond}) × {charges_patronales} de cotisations patronales'),
  ('FONCIER', 1, 'taxe',
    'strict $.TAXE_FONCIERE > 0',
    'strict 0',
    'strict $.TAXE_FONCIERE * $foncier_part * 0.01',
    null,
    'jusqu’à {foncier_part} de {TAXE_FONCIERE}'),
  ('CIR', 1, 'jusqu_au_seuil',
    'strict $.RD_DEPENSES > 0',
    'strict 0',
    'strict $.RD_DEPENSES * $cir_taux * 0.01',
    'strict $cir_seuil * $cir_taux * 0.01',
    'jusqu’à {cir_taux} des dépenses de R&D ({RD_DEPENSES}, retenues jusqu’à {cir_seuil})'),
  ('CIR', 2, 'au_dela_du_seuil',
    'strict $.RD_DEPENSES > $cir_seuil',
    'strict 0',
    'strict ($.RD_DEPENSES - $cir_seuil) * $cir_taux_au_dela * 0.01',
    null,
    'jusqu’à {cir_taux_au_dela} des dépenses au-delà ({RD_DEPENSES} − {cir_seuil})'),
  ('ELEC', 1, 'facture',
    'strict $.ELEC_MENSUEL > 0',
    'strict 0',
    'strict $.ELEC_MENSUEL * 12 * $energie_part * 0.01',
    null,
    'jusqu’à {energie_part} de {ELEC_MENSUEL} × 12 mois'),
  ('GAZ', 1, 'facture',
    'strict $.GAZ_MENSUEL > 0',
    'strict 0',
    'strict $.GAZ_MENSUEL * 12 * $energie_part * 0.01',
    null,
    'jusqu’à {energie_part} de {GAZ_MENSUEL} × 12 mois'),
  ('RECOUVREMENT', 1, 'impayes',
    'strict $.IMPAYES > 0',
    'strict $.IMPAYES',
    'strict $.IMPAYES',
    null,
    '{IMPAYES} de factures impayées'),
  ('RECOUVREMENT', 2, 'indemnites',
    'strict $.IMPAYES_NOMBRE >= 1',
    'strict $.IMPAYES_NOMBRE * $indemnite_forfaitaire',
    'strict $.IMPAYES_NOMBRE * $indemnite_forfaitaire',
    null,
    'nombre de factures ({IMPAYES_NOMBRE}) × {indemnite_forfaitaire}')
) as v (produit, position, code, applies_if, low, high, cap_high, formula)
where r.name = '2026-01';

-- sql/data/90_publish.sql
-- Lints the whole catalogue and freezes it; a fault stops the schema migration.
select app.publish_ruleset(id) from app.ruleset where name = '2026-01';
