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
