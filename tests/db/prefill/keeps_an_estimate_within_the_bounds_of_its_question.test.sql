begin;
\ir ../_support/all.psql
select plan(2);

select is(
  app.prefill_profile(
    app.current_ruleset(), '{"SECTEUR": "immobilier", "EFFECTIF": 10000, "CA": null}', app.today()
  ) #> '{revenu_annuel,value}',
  jsonb '1000000000',
  'a revenue that the form would refuse is not proposed'
);
select is(
  app.prefill_profile(
    app.current_ruleset(), '{"SECTEUR": "agriculture", "EFFECTIF": null, "CA": 1000000000}',
    app.today()
  ) #> '{nombre_employes,value}',
  jsonb '10000',
  'nor are more employees than it takes'
);

select * from finish();
rollback;
