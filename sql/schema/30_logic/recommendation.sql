create function app.recommendation(produit app.produit)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select jsonb_build_object(
    'next_step', (recommendation.produit).next_step,
    'documents', to_jsonb((recommendation.produit).documents),
    'deadline', (recommendation.produit).deadline
  );
$$;

comment on function app.recommendation(app.produit) is
'What to do about a product: { next_step, documents, deadline }.';

grant execute on function app.recommendation(app.produit) to service_role;
