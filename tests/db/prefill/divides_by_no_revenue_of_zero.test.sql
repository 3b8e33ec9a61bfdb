begin;
\ir ../_support/all.psql
\ir ../_support/drafts.psql
select plan(1);

update app.parameter set value = 0
where ruleset_id = tests.draft() and code like 'revenu_par_salarie%';

select is(
  app.prefill_profile(
    tests.draft(), '{"SECTEUR": "btp", "EFFECTIF": null, "CA": 100000}', app.today()
  ) -> 'nombre_employes',
  null,
  'an activity without revenue per employee estimates nobody'
);

select * from finish();
rollback;
