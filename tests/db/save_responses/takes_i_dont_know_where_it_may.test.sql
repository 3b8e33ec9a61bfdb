begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(3);

select tests.given_open('visitor', '{
  "SECTEUR": "transport_marchandises", "VEHICULES": true,
  "TYPES_VEHICULES": ["poids_lourd_75", "autocar", "taxi"], "PROPRIETAIRE": true,
  "TRAVAUX_ENERGIE": false, "RECHERCHE": true, "ACHATS_ETRANGER": false, "DEJA_EN_PLACE": ["aucun"]
}');

select is(
  tests.save('visitor', '{
    "EFFECTIF": null, "CA": null, "LITRES_POIDS_LOURDS": null, "LITRES_AUTOCARS": null,
    "LITRES_TAXIS": null, "CHAUFFEURS": null, "TAXE_FONCIERE": null, "ELEC_MENSUEL": null,
    "GAZ_MENSUEL": null, "RD_DEPENSES": null, "IMPAYES": null
  }') -> 'next_question',
  jsonb 'null',
  'every number and amount may be unknown, and it counts as answered'
);
select is(
  tests.data('visitor') -> 'progress', jsonb '{"answered": 19, "total": 19}',
  'also in the count; how many invoices is asked only of who has some'
);
select is(tests.faults('visitor', '{"IMPAYES_NOMBRE": null}'), null, 'and may be unknown too');

select * from finish();
rollback;
