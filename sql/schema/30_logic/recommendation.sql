create function app.recommendation(produit app.produit)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'next_step', (recommendation.produit).next_step,
    'documents', (recommendation.produit).documents,
    'deadline', (recommendation.produit).deadline
  );
end;
$$;

comment on function app.recommendation(app.produit) is
'What to do about a product: { next_step, documents, deadline }.';

grant execute on function app.recommendation(app.produit) to service_role;
