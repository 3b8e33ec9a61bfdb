create function app.attachment_answer(client_id uuid, moved jsonb)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return jsonb_build_object('client_id', attachment_answer.client_id)
    || (attachment_answer.moved - array['responses', 'request_id']);
end;
$$;

comment on function app.attachment_answer(uuid, jsonb) is
'What api.attach_session returns, the first time and when repeated, from what was moved.';

grant execute on function app.attachment_answer(uuid, jsonb) to service_role;
