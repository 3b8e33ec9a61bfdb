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
