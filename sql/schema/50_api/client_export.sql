create function api.client_export()
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  v_client app.client;
  v_record jsonb;
begin
  perform app.refuse_signed_out();
  select c.* into v_client from app.client as c where c.id = (select app.signed_in_id());

  if not found then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'This login has no client: attach a simulation first.';
  end if;
  perform app.refuse_unproved(v_client.id);
  v_record := app.own_record();

  return jsonb_build_object(
    'format', 'tremplin-client',
    'version', 3,
    'exported_at', now(),
    'email', v_record #>> '{login,email}',
    'client', to_jsonb(v_client),
    'produits', (
      select coalesce(jsonb_agg(to_jsonb(c) - 'client_id' order by c.produit), '[]')
      from app.client_produit_eligible as c
      where c.client_id = v_client.id
    ),
    'simulations', (
      select coalesce(jsonb_agg(
        to_jsonb(s) - 'client_id' order by s.created_at desc, s.id desc
      ), '[]')
      from app.simulation as s
      where s.client_id = v_client.id
    ),
    'events', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'at', e.at,
        'kind', e.kind,
        'session_id', e.session_id,
        'actor', split_part(e.actor, ':', 1),
        'details', e.details
      ) order by e.id), '[]')
      from app.audit_event as e
      where e.client_id = v_client.id
    )
  ) || v_record;
end;
$$;

comment on function api.client_export() is
'All that is held about the signed-in client, for him to keep: profile with provenance and consents,
products, simulations with questions, answers and results, events; and what app.own_record() tells:
his login at Auth, when and from where he signed in, his sessions with their times. An operator is
named by his role alone. version changes with the shape. Waits for the proof of the
address: whoever merely typed it must not leave with what is held about its owner.
Returns { format, version, exported_at, email, client, produits, simulations, events, login,
identities, logins, sessions, failures }.
Errors: PT401 unauthorized, PT404 not_found, PT409 email_unproved.';

grant execute on function api.client_export() to authenticated;
