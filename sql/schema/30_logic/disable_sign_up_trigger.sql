-- Whoever does not own auth.users cannot drop a trigger there everywhere. He owns this function,
-- and the triggers go with what they call.
create function app.disable_sign_up_trigger()
returns void
language plpgsql
volatile
security invoker
set search_path = ''
set lock_timeout = '5s'
set client_min_messages = 'warning'
as $$
begin
  drop function if exists app.on_sign_up() cascade;
end;
$$;

comment on function app.disable_sign_up_trigger() is
'Switches the other road off: from its commit on, a sign-up at Auth is Auth''s alone.
Waits 5 s at most for those under way, since every other waits behind it. For the owner.';
