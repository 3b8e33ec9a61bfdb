begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
select plan(5);

select tests.given_client('durand');
select tests.act_as('authenticated', tests.client('durand'));
create temporary table shown on commit drop as select api.client_dashboard() as body;
select tests.act_as_owner();

select is(
  (select array_agg(k order by k) from shown as s, jsonb_object_keys(s.body) as k),
  array['client', 'produits', 'simulations'],
  'the client, his products, his simulations'
);
select is(
  (select s.body -> 'client' from shown as s),
  (select to_jsonb(c) - 'is_test' from app.client as c where c.id = tests.client('durand')),
  'the profile with its provenance'
);
select is(
  (select jsonb_agg(p -> 'produit')
    from shown as s, jsonb_array_elements(s.body -> 'produits') as p),
  '["TICPE", "DFS", "CHRONO", "RECOUVREMENT", "URSSAF"]',
  'what the law fixes first, then the largest amounts'
);
select is(
  (select jsonb_agg(p -> 'result' order by p ->> 'produit')
    from shown as s, jsonb_array_elements(s.body -> 'produits') as p),
  (select jsonb_agg(r order by r ->> 'produit')
    from app.simulation as m, json_array_elements(m.results) as r
    where m.client_id = tests.client('durand') and r ->> 'state' <> 'not_eligible'),
  'each with the explained result it comes from'
);
select is(
  (select m - array['questions', 'results', 'changes']
    from shown as s, jsonb_array_elements(s.body -> 'simulations') as m),
  (select to_jsonb(m) - array['client_id', 'ruleset_id', 'session_id', 'questions', 'results']
    from app.simulation as m where m.client_id = tests.client('durand')),
  'the simulation without its inner keys'
);

select * from finish();
rollback;
