create function app.migration_answer(client_id uuid, already_migrated boolean, moved jsonb)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'client_id', migration_answer.client_id,
      'already_migrated', migration_answer.already_migrated,
      'confirmation_required', not u.is_confirmed,
      'moved', jsonb_build_object(
        'produits', migration_answer.moved -> 'added',
        'responses', migration_answer.moved -> 'responses',
        'simulations', 1
      )
    )
    from app.auth_user(migration_answer.client_id) as u
  );
end;
$$;

comment on function app.migration_answer(uuid, boolean, jsonb) is
'What api.migrate_session returns, the first time and when repeated, from what was moved.';

grant execute on function app.migration_answer(uuid, boolean, jsonb) to service_role;
