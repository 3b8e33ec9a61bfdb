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
