begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(1);

-- As if the first one had been made before there was TICPE, the later one after the end of DFS.
create function pg_temp.forget(name text, produit text)
returns void
language sql
as $$
  update app.simulation as s
  set results = (
    select json_agg(r) from json_array_elements(s.results) as r
    where r ->> 'produit' <> forget.produit
  )
  where s.session_id::text = tests.session_id(forget.name);
$$;

select tests.given_client('durand');
select tests.given_completed('later');
select tests.attach('later', tests.client('durand'));
update app.simulation set created_at = now() - interval '1 day'
where session_id::text = tests.session_id('durand');
select pg_temp.forget('durand', 'TICPE');
select pg_temp.forget('later', 'DFS');

select tests.act_as('authenticated', tests.client('durand'));
select is(
  (select jsonb_agg(jsonb_build_array(c -> 'produit', c #> '{from,state}', c #> '{to,state}'))
    from jsonb_array_elements(api.client_dashboard() #> '{simulations,0,changes,produits}') as c),
  '[["TICPE", null, "eligible"], ["DFS", "eligible", null]]',
  'a product that one of them does not know did not apply there'
);

select * from finish();
rollback;
