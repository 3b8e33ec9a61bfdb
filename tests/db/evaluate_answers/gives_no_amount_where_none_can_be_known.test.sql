begin;
\ir ../_support/all.psql
\ir ../_support/findings.psql
select plan(2);

create temporary table judged on commit drop as
select f.*
from app.evaluate_answers(app.current_ruleset(), array[jsonb '{
  "SECTEUR": "transport_marchandises", "EFFECTIF": 5, "VEHICULES": true, "CHAUFFEURS": null,
  "TYPES_VEHICULES": ["poids_lourd_75"], "LITRES_POIDS_LOURDS": 10, "PROPRIETAIRE": true,
  "TAXE_FONCIERE": 0, "ELEC_MENSUEL": 10, "TRAVAUX_ENERGIE": true, "ACHATS_ETRANGER": true
}'], '2026-06-01') as f;

select set_eq(
  'select produit from judged where state = ''eligible'' and amount_low is null
    and amount_high is null',
  array['CHRONO', 'URSSAF', 'CEE', 'TVA'],
  'a qualitative product has none, not zero'
);
select set_eq(
  'select produit from judged where amount_low is not null or amount_high is not null',
  array['TICPE', 'ELEC'],
  'nor has one that is refused or to be confirmed'
);

select * from finish();
rollback;
