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
    v_subject := app.slot_subject(v_limit.scope, take_slot.address_digest, take_slot.session_token);
    if v_subject is not null then
      v_wait := app.count_attempt(v_limit, v_subject);
    end if;
    exit when v_wait > 0;
  end loop;

  return json_build_object('allowed', v_wait = 0, 'retry_after', nullif(v_wait, 0));
exception
  when lock_not_available then
    raise exception using errcode = 'PT409', message = 'session_busy',
      hint = 'Another request is under way; try again in a moment.';
end;
$$;

comment on function api.take_slot(text, text, text) is
'Counts an attempt at an action of app.rate_action, and tells whether there was a slot for it: of
its address, of its session, then of all, always in this order; one that is refused by the first
takes nothing of the next, so that nobody fills the slots of all alone. address_digest: 64 hex
digits; null when the address is not known. session_token: null without a session. A call of its own
before the action, since what a refused transaction counts is rolled back with it. Called by the
edge functions.
Returns { allowed, retry_after }: seconds to wait, null when allowed.
Errors: PT400 invalid_input, PT409 session_busy.';

grant execute on function api.take_slot(text, text, text) to service_role;
