create function api.preview_migration(
  session_id text,
  session_token text,
  client_id uuid default null,
  login_id text default null
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  v_client_id uuid := preview_migration.client_id;
  v_session app.temporary_session := app.find_session(
    preview_migration.session_id, preview_migration.session_token
  );
  v_road text := case
    when v_client_id is null then 'migrate'
    when v_session.client_id = v_client_id then 'repeat'
    else 'attach'
  end;
  v_refusal text := case v_road
    when 'migrate' then app.obstacle_to_move(v_session)
    when 'attach' then
      coalesce(app.obstacle_to_move(v_session), app.obstacle_to_attach(v_client_id))
  end;
begin
  perform app.refuse_ended_login(v_client_id, preview_migration.login_id);
  return jsonb_build_object('road', v_road, 'refusal', v_refusal) || (
    select jsonb_build_object(
      'counts', jsonb_build_object(
        'added', count(*) filter (where p.effect = 'add'),
        'refreshed', count(*) filter (where p.effect = 'refresh'),
        'protected', count(*) filter (where p.effect = 'protect')
      ),
      'produits', coalesce(
        jsonb_agg(told.produit order by r.position, p.produit) filter (where p.effect <> 'keep'),
        '[]'
      ),
      'kept', coalesce(
        jsonb_agg(told.produit - 'to' order by r.position, p.produit)
          filter (where p.effect = 'keep'),
        '[]'
      )
    )
    from app.merge_plan(v_session.id, v_client_id) as p
    join app.produit as r
      on r.code = p.produit
      and r.ruleset_id = case p.effect
        when 'keep' then (p.file).ruleset_id else v_session.ruleset_id
      end
    cross join lateral (
      select jsonb_build_object(
        'produit', p.produit,
        'name', r.name,
        'effect', p.effect,
        'rule', p.rule,
        'file_status', coalesce((p.file).file_status, 'new'),
        'from', p.estimate_before,
        'to', p.estimate_after
      ) as produit
    ) as told
    where v_road <> 'repeat' and v_refusal is null
  );
end;
$$;

comment on function api.preview_migration(text, text, uuid, text) is
'What would become of a session, without doing anything: api.migrate_session without client_id,
api.attach_session with the id of a login, and login_id as there. road: migrate, attach, or repeat
when that login has the session already and nothing is left to do. refusal: the code that the call
would be refused with, whatever the form says; null when it is for the form alone to be right. With
a refusal nothing would happen, and nothing is listed. rule: what decides, as app.merge_plan says.
kept: products of the client that the session does not find. Called by the edge function
session-migration.
Returns { road, refusal, counts: { added, refreshed, protected }, produits: [{ produit, name,
effect, rule, file_status, from, to }], kept: [the same without to] }; from and to are { state,
amount_low, amount_high } or null.
Errors: PT401 unauthorized, PT404 session_not_found.';

grant execute on function api.preview_migration(text, text, uuid, text) to service_role;
