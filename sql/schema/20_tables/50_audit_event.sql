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
