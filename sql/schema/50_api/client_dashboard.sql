create function api.client_dashboard()
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
declare
  v_client app.client;
  v_latest uuid;
begin
  perform app.refuse_signed_out();
  select c.* into v_client from app.client as c where c.id = (select app.signed_in_id());

  if not found then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'This login has no client: attach a simulation first.';
  end if;

  select s.id into v_latest
  from app.simulation as s
  where s.client_id = v_client.id
  order by s.created_at desc, s.id desc
  limit 1;

  return jsonb_build_object(
    'client', to_jsonb(v_client) - 'is_test',
    'produits', (
      select coalesce(jsonb_agg(
        to_jsonb(c) - array['client_id', 'ruleset_id'] || jsonb_build_object(
          'in_latest', c.simulation_id = v_latest,
          'result', r.result
        )
        order by c.already_in_place, c.file_status in ('done', 'abandoned'),
          c.state = 'to_confirm' or r.result ->> 'kind' <> 'right',
          c.amount_high desc nulls last, c.produit
      ), '[]')
      from app.client_produit_eligible as c
      join app.simulation as s on s.id = c.simulation_id
      cross join lateral json_array_elements(s.results) as r (result)
      where c.client_id = v_client.id and r.result ->> 'produit' = c.produit
    ),
    'simulations', (
      select coalesce(jsonb_agg(
        to_jsonb(s) - array['client_id', 'ruleset_id', 'session_id']
          || jsonb_build_object('changes', n.changes)
        order by s.created_at desc, s.id desc
      ), '[]')
      from app.simulation as s
      join app.simulation_changes(v_client.id) as n on n.simulation_id = s.id
      where s.client_id = v_client.id
    )
  );
end;
$$;

comment on function api.client_dashboard() is
'Everything of the signed-in client, through his own rights: profile with provenance, products
with file status, the explained result they come from and whether the latest simulation found them,
what the law fixes first, then the largest amounts; simulations with their answers and what each
changed, newest first.
Returns { client, produits, simulations }. Errors: PT401 unauthorized, PT404 not_found.';

grant execute on function api.client_dashboard() to authenticated;
