create function api.take_slot(
  action text,
  address_digest text default null,
  session_token text default null
)
returns json
language plpgsql
volatile
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
set lock_timeout = '3s'
as $$
declare
  v_limit app.rate_limit;
  v_session bytea := (
    select s.token_digest
    from app.temporary_session as s
    where s.token_digest = app.digest_token(take_slot.session_token)
  );
  v_subject bytea;
  v_wait integer := 0;
begin
  if (take_slot.action = any (enum_range(null::app.rate_action)::text[])) is not true
    or take_slot.address_digest !~ '^[0-9a-f]{64}$'
  then
    raise exception using errcode = 'PT400', message = 'invalid_input',
      hint = 'action is one that is limited; address_digest is 64 hex digits.';
  end if;

  for v_limit in
    select l.* from app.rate_limit as l
    where l.action = take_slot.action::app.rate_action
    order by l.scope
  loop
    v_subject := app.slot_subject(v_limit, take_slot.address_digest, v_session);
    if v_subject is not null then
      v_wait := app.count_attempt(v_limit, v_subject);
    end if;
    exit when v_wait > 0;
  end loop;

  return json_build_object(
    'allowed', v_wait = 0, 'retry_after', nullif(v_wait, 0), 'opens_session', v_session is not null
  );
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request is under way; try again in a moment.';
end;
$$;

comment on function api.take_slot(text, text, text) is
'Counts an attempt at an action of app.rate_action, and tells whether there was a slot for it: of
its address, of its session, then of all, always in this order; one that is refused by the first
takes nothing of the next. On a session, only a token that opens one takes a slot of all: what is
made up can only be refused, and counts for its address alone. So one address never fills the slots
of all; many at once can. address_digest: 64 hex digits; null when the address is not known.
session_token: null without a session. A call of its own before the action, since what a refused
transaction counts is rolled back with it. Called by the edge functions.
Returns { allowed, retry_after, opens_session }: seconds to wait, null when allowed; whether the
token opens a session.
Errors: PT400 invalid_input, PT409 session_busy.';

grant execute on function api.take_slot(text, text, text) to service_role;
