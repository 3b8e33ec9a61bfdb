create function app.store_responses(session app.temporary_session, given jsonb)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_faults app.fault[] := app.response_faults(
    (store_responses.session).ruleset_id,
    app.session_answers((store_responses.session).id),
    store_responses.given
  );
begin
  if v_faults is not null then
    raise exception using errcode = 'PT422', message = 'invalid_responses',
      detail = app.fault_details(v_faults),
      hint = 'Correct the fields named in details; nothing was stored.';
  end if;

  insert into app.temporary_response as r (session_id, question, value)
  select
    (store_responses.session).id, g.key,
    case
      when jsonb_typeof(g.value) = 'number' then to_jsonb(trim_scale(g.value::numeric))
      else g.value
    end
  from jsonb_each(store_responses.given) as g
  on conflict (session_id, question) do update
    set value = excluded.value, answered_at = now();

  perform app.drop_exceeding_answers(store_responses.session);
end;
$$;

comment on function app.store_responses(app.temporary_session, jsonb) is
'Merges answers into a session, all or none. Numbers are kept without trailing zeros.
Errors: PT422 invalid_responses, one entry for each field.';

grant execute on function app.store_responses(app.temporary_session, jsonb) to service_role;
