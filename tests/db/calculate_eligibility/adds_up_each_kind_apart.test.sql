begin;
\ir ../_support/all.psql
\ir ../_support/accounts.psql
\ir ../_support/visits.psql
select plan(3);

create function tests.everything()
returns jsonb
language sql
immutable
set search_path = ''
as $$
  select tests.haulier() || '{
    "LITRES_POIDS_LOURDS": 3001, "PROPRIETAIRE": true, "TAXE_FONCIERE": 8000.54,
    "ELEC_MENSUEL": 1200.01, "GAZ_MENSUEL": 300, "TRAVAUX_ENERGIE": true, "RECHERCHE": true,
    "RD_DEPENSES": 0.05, "IMPAYES": 12000.10, "IMPAYES_NOMBRE": 4, "ACHATS_ETRANGER": true
  }';
$$;

select tests.given_completed('everything', tests.everything());
select is(
  tests.calculate('everything') -> 'totals',
  jsonb '{
    "fixed_by_law": 5603.47, "low": 5603.47, "high": 25654.82, "receivable": 12160.10,
    "eligible_count": 11
  }',
  '5 603.47 by law; up to 14 851.20 + 1 600.11 + 0.02 + 2 880.02 + 720.00 more; 12 160.10 owed'
);

select tests.given_completed('in place', tests.everything() || '{
  "DEJA_EN_PLACE": ["TICPE", "DFS", "FONCIER", "CIR", "CEE", "ELEC", "GAZ", "TVA"]
}');
select is(
  tests.calculate('in place') -> 'totals',
  jsonb '{"fixed_by_law": 0, "low": 0, "high": 0, "receivable": 12160.10, "eligible_count": 3}',
  'nobody is sold what he already has'
);

select tests.given_completed('nothing', tests.consultant());
select is(
  tests.calculate('nothing') -> 'totals',
  jsonb '{"fixed_by_law": 0, "low": 0, "high": 0, "receivable": 0, "eligible_count": 0}',
  'nothing adds up to nothing'
);

select * from finish();
rollback;
