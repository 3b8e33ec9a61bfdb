create function app.estimate_change(
  before app.client_produit_eligible,
  after app.client_produit_eligible
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_from jsonb := jsonb_build_object(
    'state', (estimate_change.before).state,
    'amount_low', (estimate_change.before).amount_low,
    'amount_high', (estimate_change.before).amount_high
  );
  v_to jsonb := jsonb_build_object(
    'state', (estimate_change.after).state,
    'amount_low', (estimate_change.after).amount_low,
    'amount_high', (estimate_change.after).amount_high
  );
begin
  return case
    when v_from = v_to then '[]'
    else jsonb_build_array(jsonb_build_object('at', now(), 'from', v_from, 'to', v_to))
  end;
end;
$$;

comment on function app.estimate_change(app.client_produit_eligible, app.client_produit_eligible) is
'What a later simulation changed in a product''s estimate: [{ at, from, to }], or [] when nothing.';

grant execute
on function app.estimate_change(app.client_produit_eligible, app.client_produit_eligible)
to service_role;
