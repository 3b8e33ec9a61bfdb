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
