create function app.session_answers(session_id uuid)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_object_agg(r.question, r.value), '{}')
    from app.temporary_response as r
    where r.session_id = session_answers.session_id
  );
end;
$$;

comment on function app.session_answers(uuid) is
'A session''s answers as { question: answer }; JSON null is "I don''t know".';

grant execute on function app.session_answers(uuid) to service_role;
