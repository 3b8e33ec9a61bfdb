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
begin
  select c.* into v_client from app.client as c where c.id = (select auth.uid());

  if not found then
    raise exception using errcode = 'PT404', message = 'not_found',
      hint = 'This login has no client: attach a simulation first.';
  end if;

  return jsonb_build_object(
    'client', to_jsonb(v_client) - 'is_test',
    'produits', (
      select coalesce(jsonb_agg(
        to_jsonb(c) - array['client_id', 'ruleset_id'] || jsonb_build_object(
          'result', (
            select r from json_array_elements(s.results) as r where r ->> 'produit' = c.produit
          )
        ) order by c.already_in_place, c.amount_high desc nulls last, c.produit
      ), '[]')
      from app.client_produit_eligible as c
      join app.simulation as s on s.id = c.simulation_id
      where c.client_id = v_client.id
    ),
    'simulations', (
      select coalesce(jsonb_agg(
        to_jsonb(s) - array['client_id', 'ruleset_id', 'session_id'] order by s.created_at desc
      ), '[]')
      from app.simulation as s
      where s.client_id = v_client.id
    )
  );
end;
$$;

comment on function api.client_dashboard() is
'Everything of the signed-in client, through his own rights: profile with provenance, products
with file status and the explained result they come from, simulations with their answers, newest
first.
Returns { client, produits, simulations }. Errors: PT404 not_found.';

grant execute on function api.client_dashboard() to authenticated;
