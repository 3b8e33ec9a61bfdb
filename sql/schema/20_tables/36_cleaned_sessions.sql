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
