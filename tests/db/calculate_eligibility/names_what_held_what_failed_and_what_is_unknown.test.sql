begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/simulate.psql
\ir ../_support/visits.psql
select plan(2);

select tests.given_completed('farm', tests.consultant() || '{
  "SECTEUR": "agriculture", "EFFECTIF": null, "PROPRIETAIRE": true, "TAXE_FONCIERE": 0
}');
create temporary table calculated on commit drop as select tests.calculate('farm') as answer;

select results_eq(
  $$
    select p.code, tests.result_for(answer, p.code) ->> 'state', c.value ->> 'code',
      c.value ->> 'state'
    from calculated
    cross join (values (1, 'URSSAF'), (2, 'MSA'), (3, 'FONCIER')) as p (place, code)
    cross join lateral jsonb_array_elements(tests.result_for(answer, p.code) -> 'criteria')
      with ordinality as c (value, place)
    order by p.place, c.place
  $$,
  $$ values
    ('URSSAF', 'not_eligible', 'effectif', 'unknown'),
    ('URSSAF', 'not_eligible', 'secteur', 'failed'),
    ('MSA', 'to_confirm', 'secteur', 'held'),
    ('MSA', 'to_confirm', 'effectif', 'unknown'),
    ('FONCIER', 'not_eligible', 'proprietaire', 'held'),
    ('FONCIER', 'not_eligible', 'taxe', 'failed')
  $$,
  'one refusal decides, whatever is unknown'
);
select is(
  (select tests.result_for(answer, 'MSA') #> '{criteria,0}' from calculated),
  jsonb '{"code": "secteur", "label": "Activité d’exploitation agricole", "state": "held"}',
  'each criterion has its words'
);

select * from finish();
rollback;
