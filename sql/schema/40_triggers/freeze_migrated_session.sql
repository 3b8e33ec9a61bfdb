-- A migrated session never changes again; it goes only with its client.
create function app.freeze_migrated_session()
returns trigger
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  raise exception using errcode = 'PT409', message = 'session_already_migrated',
    hint = 'A migrated session is evidence; it is not edited.';
end;
$$;

comment on function app.freeze_migrated_session() is
'Refuses any change of a migrated session, whoever asks. Errors: PT409 session_already_migrated.';

create trigger freeze_migrated_session
  before update on app.temporary_session
  for each row
  when (old.status = 'migrated')
  execute function app.freeze_migrated_session();
