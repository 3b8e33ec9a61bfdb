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
