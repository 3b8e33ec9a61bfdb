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
