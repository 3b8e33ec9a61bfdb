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
