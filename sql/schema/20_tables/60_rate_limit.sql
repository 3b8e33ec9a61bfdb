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
