begin;
\ir ../_support/all.psql
select plan(3);

create function tests.prefilled(answers jsonb)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select app.prefill_profile(app.current_ruleset(), prefilled.answers, app.today());
$$;

select results_eq(
  $$
    select o.code,
      tests.prefilled(jsonb_build_object('SECTEUR', o.code, 'EFFECTIF', 2, 'CA', null))
        #> '{revenu_annuel,value}'
    from app.question_option as o
    where o.ruleset_id = app.current_ruleset() and o.question = 'SECTEUR'
    order by o.position
  $$,
  $$ values
    ('transport_marchandises', jsonb '160000'), ('transport_voyageurs', '160000'),
    ('taxi', '160000'), ('vtc', '160000'), ('btp', '160000'), ('industrie', '180000'),
    ('commerce', '140000'), ('services_entreprises', '170000'), ('informatique', '200000'),
    ('restauration', '160000'), ('sante', '160000'), ('agriculture', '120000'),
    ('agroalimentaire', '180000'), ('services_personne', '170000'), ('immobilier', '240000'),
    ('autre', '160000')
  $$,
  'an unknown revenue: employees times the revenue per employee of the activity'
);
select results_eq(
  $$
    select revenue, tests.prefilled(jsonb_build_object(
      'SECTEUR', 'commerce', 'EFFECTIF', null, 'CA', revenue
    )) -> 'nombre_employes'
    from unnest(array[0, 34999.99, 35000, 104999, 105000, 1000000]) as revenue
    order by revenue
  $$,
  $$ values
    (0, jsonb '{"value": 0, "provenance": "estimated"}'),
    (34999.99, '{"value": 0, "provenance": "estimated"}'),
    (35000, '{"value": 1, "provenance": "estimated"}'),
    (104999, '{"value": 1, "provenance": "estimated"}'),
    (105000, '{"value": 2, "provenance": "estimated"}'),
    (1000000, '{"value": 14, "provenance": "estimated"}')
  $$,
  'unknown employees: the revenue over that of one, rounded'
);
select is(
  tests.prefilled('{"SECTEUR": "commerce", "EFFECTIF": 2, "CA": null}')
    #>> '{revenu_annuel,provenance}',
  'estimated', 'and it is said to be an estimate'
);

select * from finish();
rollback;
