-- The function that the triggers call is made here and nowhere else: while the other road is off,
-- nothing of it exists, and dropping it is what switches it off.
create function app.enable_sign_up_trigger()
returns void
language plpgsql
volatile
security invoker
set search_path = ''
set lock_timeout = '5s'
as $$
begin
  perform app.disable_sign_up_trigger();

  create function app.on_sign_up()
  returns trigger
  language plpgsql
  volatile
  security definer
  set search_path = ''
  as $body$
  begin
    if tg_when = 'AFTER' then
      perform app.complete_sign_up(new.id, new.email, new.raw_user_meta_data -> 'tremplin');
      update auth.users as u set raw_user_meta_data = u.raw_user_meta_data where u.id = new.id;
    elsif tg_table_name = 'users' then
      new.raw_user_meta_data := new.raw_user_meta_data - 'tremplin';
    else
      new.identity_data := new.identity_data - 'tremplin';
    end if;
    return new;
  end;
  $body$;

  comment on function app.on_sign_up() is
  'Moves the session whose proof a sign-up carries, and keeps that proof out of what Auth stores.
Made by app.enable_sign_up_trigger(). With its owner''s rights, since Auth''s role has none here.';

  create trigger tremplin_complete_sign_up
    after insert on auth.users
    for each row
    when (new.raw_user_meta_data ? 'tremplin')
    execute function app.on_sign_up();

  -- Auth writes what was sent once more, from its memory: the proof is taken out of every write.
  create trigger tremplin_forget_proof
    before update on auth.users
    for each row
    when (new.raw_user_meta_data ? 'tremplin')
    execute function app.on_sign_up();

  create trigger tremplin_forget_proof
    before insert or update on auth.identities
    for each row
    when (new.identity_data ? 'tremplin')
    execute function app.on_sign_up();
end;
$$;

comment on function app.enable_sign_up_trigger() is
'Switches the other road on: a sign-up at Auth whose user metadata has a member tremplin,
{ session_id, session_token, profile, consents }, becomes the client of that session in Auth''s own
transaction, or is refused with it. One without passes untouched. For the owner; docs/operations.md
has the price.';
