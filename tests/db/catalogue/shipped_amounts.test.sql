-- Each amount to the cent, worked out by hand from the figures of 2026, at both sides of a limit.
begin;
\ir ../_support/all.psql
\ir ../_support/simulate.psql
select plan(16);

create function tests.amounts(produit text, answers text)
returns text
language sql
volatile
set search_path = ''
as $$
  select concat_ws(' ', r.result ->> 'state', r.result ->> 'amount_low', r.result ->> 'amount_high')
  from (
    select tests.result_for(
      tests.simulate(tests.plain_answers() || amounts.answers::jsonb, '2026-06-01'),
      amounts.produit
    ) as result
  ) as r;
$$;

select is(
  tests.amounts('TICPE', '{"VEHICULES": true, "TYPES_VEHICULES": ["poids_lourd_75"],
    "LITRES_POIDS_LOURDS": 3001}'),
  'eligible 5603.47 5603.47', 'lorries: 3 001 x 12 x 15.56 / 100 = 5 603.4672'
);
select is(
  tests.amounts('TICPE', '{"VEHICULES": true, "TYPES_VEHICULES": ["autocar"],
    "LITRES_AUTOCARS": 1000}'),
  'eligible 2587.20 2587.20', 'coaches: 1 000 x 12 x 21.56 / 100'
);
select is(
  tests.amounts('TICPE', '{"SECTEUR": "taxi", "VEHICULES": true, "TYPES_VEHICULES": ["taxi"],
    "LITRES_TAXIS": 500}'),
  'eligible 1833.00 1833.00', 'taxis: 500 x 12 x 30.55 / 100'
);
select is(
  tests.amounts('TICPE', '{"SECTEUR": "vtc", "VEHICULES": true, "TYPES_VEHICULES": ["taxi"],
    "LITRES_TAXIS": 500}'),
  'not_eligible', 'a VTC has no right'
);
select is(
  tests.amounts('TICPE', '{"VEHICULES": true, "TYPES_VEHICULES": ["poids_lourd_75", "autocar"],
    "LITRES_POIDS_LOURDS": 0, "LITRES_AUTOCARS": 0}'),
  'not_eligible', 'no litre, no right'
);
select is(
  tests.amounts('TICPE', '{"VEHICULES": true, "TYPES_VEHICULES": ["poids_lourd_75", "autocar"],
    "LITRES_POIDS_LOURDS": null, "LITRES_AUTOCARS": 1000}'),
  'eligible 2587.20 2587.20', 'the known part, when one use is known and the other is not'
);
select is(
  tests.amounts('DFS', '{"SECTEUR": "transport_marchandises", "EFFECTIF": 9, "CHAUFFEURS": 9}'),
  'eligible 0.00 16707.60', 'DFS: 9 x min(26 000 x 17 %, 7 600) x 42 %'
);
select is(
  tests.amounts('DFS', '{"SECTEUR": "transport_marchandises", "EFFECTIF": 9, "CHAUFFEURS": 0}'),
  'not_eligible', 'DFS: no driver'
);
select is(
  tests.amounts('FONCIER', '{"PROPRIETAIRE": true, "TAXE_FONCIERE": 8000.55}'),
  'eligible 0.00 1600.11', 'property: 8 000.55 x 20 %'
);
select is(
  tests.amounts('CIR', '{"RECHERCHE": true, "RD_DEPENSES": 100000000}'),
  'eligible 0.00 30000000.00', 'research: 30 % up to the threshold'
);
select is(
  tests.amounts('CIR', '{"RECHERCHE": true, "RD_DEPENSES": 100000001}'),
  'eligible 0.00 30000000.05', 'research: 5 % of what is beyond'
);
select is(
  tests.amounts('ELEC', '{"ELEC_MENSUEL": 1200, "GAZ_MENSUEL": 300}'),
  'eligible 0.00 2880.00', 'electricity: 1 200 x 12 x 20 %'
);
select is(
  tests.amounts('GAZ', '{"ELEC_MENSUEL": 1200, "GAZ_MENSUEL": 300}'),
  'eligible 0.00 720.00', 'gas: its own bill'
);
select is(
  tests.amounts('RECOUVREMENT', '{"IMPAYES": 12000, "IMPAYES_NOMBRE": 4}'),
  'eligible 12160.00 12160.00', 'unpaid invoices: 12 000 + 4 x 40'
);
select is(
  tests.amounts('RECOUVREMENT', '{"IMPAYES": 12000, "IMPAYES_NOMBRE": null}'),
  'eligible 12000.00 12000.00', 'the known part, when the number of invoices is not known'
);
select is(
  tests.amounts('RECOUVREMENT', '{"IMPAYES": 0}'), 'not_eligible', 'nothing unpaid'
);

select * from finish();
rollback;
