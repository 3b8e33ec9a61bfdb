begin;
\ir ../_support/all.psql
\ir ../_support/findings.psql
select plan(2);

create temporary table boundary (produit text, question text, first numeric, others jsonb)
  on commit drop;
insert into boundary values
  ('TICPE', 'LITRES_POIDS_LOURDS', 1, '{"TYPES_VEHICULES": ["poids_lourd_75"]}'),
  ('TICPE', 'LITRES_AUTOCARS', 1, '{"TYPES_VEHICULES": ["autocar"]}'),
  ('TICPE', 'LITRES_TAXIS', 1, '{"TYPES_VEHICULES": ["taxi"]}'),
  ('DFS', 'CHAUFFEURS', 1, '{"SECTEUR": "transport_marchandises"}'),
  ('URSSAF', 'EFFECTIF', 1, '{}'),
  ('MSA', 'EFFECTIF', 1, '{"SECTEUR": "agriculture"}'),
  ('FONCIER', 'TAXE_FONCIERE', 0.01, '{"PROPRIETAIRE": true}'),
  ('CIR', 'RD_DEPENSES', 0.01, '{"RECHERCHE": true}'),
  ('ELEC', 'ELEC_MENSUEL', 0.01, '{}'),
  ('GAZ', 'GAZ_MENSUEL', 0.01, '{}'),
  ('RECOUVREMENT', 'IMPAYES', 0.01, '{}');

create function tests.state_at(bound boundary, quantity numeric)
returns text
language sql
stable
as $$
  select (tests.finding(
    (state_at.bound).produit,
    jsonb '{"SECTEUR": "btp", "VEHICULES": true}' || (state_at.bound).others
      || jsonb_build_object((state_at.bound).question, state_at.quantity)
  )).state::text;
$$;

select is_empty(
  $$ select b.* from boundary as b where tests.state_at(b, 0) <> 'not_eligible' $$,
  'none of it is none: not eligible'
);
select is_empty(
  $$ select b.* from boundary as b where tests.state_at(b, b.first) <> 'eligible' $$,
  'one litre, driver, employee or cent is enough'
);

select * from finish();
rollback;
