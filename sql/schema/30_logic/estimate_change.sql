create function app.estimate_change(
  before app.client_produit_eligible,
  after app.client_produit_eligible
)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select jsonb_build_object(
    'at', now(),
    'from', jsonb_build_object(
      'state', (estimate_change.before).state,
      'amount_low', (estimate_change.before).amount_low,
      'amount_high', (estimate_change.before).amount_high
    ),
    'to', jsonb_build_object(
      'state', (estimate_change.after).state,
      'amount_low', (estimate_change.after).amount_low,
      'amount_high', (estimate_change.after).amount_high
    )
  );
$$;

comment on function app.estimate_change(app.client_produit_eligible, app.client_produit_eligible) is
'What a later simulation changed in a product''s estimate: { at, from, to }.';

grant execute
on function app.estimate_change(app.client_produit_eligible, app.client_produit_eligible)
to service_role;
