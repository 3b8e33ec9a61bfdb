-- How much, in euros per year. An amount that the law fixes has low = high; a range starts at 0,
-- because only an expert can confirm that anything is due. Prices per hectolitre and percentages
-- are as their source states them: hence * 0.01.
insert into app.savings_component
  (ruleset_id, produit, position, code, applies_if, low, high, cap_high, formula)
select
  r.id, v.produit, v.position, v.code, v.applies_if::jsonpath, v.low::jsonpath, v.high::jsonpath,
  v.cap_high::jsonpath, v.formula
from app.ruleset as r
cross join (values
  ('TICPE', 1, 'poids_lourds',
    'strict $.LITRES_POIDS_LOURDS > 0',
    'strict $.LITRES_POIDS_LOURDS * 12'
    ' * ($accise_gazole_normal - $accise_gazole_marchandises) * 0.01',
    'strict $.LITRES_POIDS_LOURDS * 12'
    ' * ($accise_gazole_normal - $accise_gazole_marchandises) * 0.01',
    null,
    '{LITRES_POIDS_LOURDS} × 12 mois'
    ' × ({accise_gazole_normal} − {accise_gazole_marchandises}) ÷ 100 pour les poids lourds'),
  ('TICPE', 2, 'autocars',
    'strict $.LITRES_AUTOCARS > 0',
    'strict $.LITRES_AUTOCARS * 12'
    ' * ($accise_gazole_normal - $accise_gazole_voyageurs) * 0.01',
    'strict $.LITRES_AUTOCARS * 12'
    ' * ($accise_gazole_normal - $accise_gazole_voyageurs) * 0.01',
    null,
    '{LITRES_AUTOCARS} × 12 mois'
    ' × ({accise_gazole_normal} − {accise_gazole_voyageurs}) ÷ 100 pour les autocars'),
  ('TICPE', 3, 'taxis',
    'strict $.LITRES_TAXIS > 0 && $.SECTEUR != "vtc"',
    'strict $.LITRES_TAXIS * 12 * ($accise_gazole_normal - $accise_gazole_taxi) * 0.01',
    'strict $.LITRES_TAXIS * 12 * ($accise_gazole_normal - $accise_gazole_taxi) * 0.01',
    null,
    '{LITRES_TAXIS} × 12 mois'
    ' × ({accise_gazole_normal} − {accise_gazole_taxi}) ÷ 100 pour les taxis'),
  ('DFS', 1, 'deduction',
    'strict $.CHAUFFEURS >= 1',
    'strict 0',
    'strict $.CHAUFFEURS * $dfs_salaire_brut * $dfs_taux * 0.01 * $charges_patronales * 0.01',
    'strict $.CHAUFFEURS * $dfs_plafond * $charges_patronales * 0.01',
    'jusqu’à : nombre de conducteurs ({CHAUFFEURS}) × {dfs_taux} de {dfs_salaire_brut}'
    ' (au plus {dfs_plafond}) × {charges_patronales} de cotisations patronales'),
  ('FONCIER', 1, 'taxe',
    'strict $.TAXE_FONCIERE > 0',
    'strict 0',
    'strict $.TAXE_FONCIERE * $foncier_part * 0.01',
    null,
    'jusqu’à {foncier_part} de {TAXE_FONCIERE}'),
  ('CIR', 1, 'jusqu_au_seuil',
    'strict $.RD_DEPENSES > 0',
    'strict 0',
    'strict $.RD_DEPENSES * $cir_taux * 0.01',
    'strict $cir_seuil * $cir_taux * 0.01',
    'jusqu’à {cir_taux} des dépenses de R&D ({RD_DEPENSES}, retenues jusqu’à {cir_seuil})'),
  ('CIR', 2, 'au_dela_du_seuil',
    'strict $.RD_DEPENSES > $cir_seuil',
    'strict 0',
    'strict ($.RD_DEPENSES - $cir_seuil) * $cir_taux_au_dela * 0.01',
    null,
    'jusqu’à {cir_taux_au_dela} des dépenses au-delà ({RD_DEPENSES} − {cir_seuil})'),
  ('ELEC', 1, 'facture',
    'strict $.ELEC_MENSUEL > 0',
    'strict 0',
    'strict $.ELEC_MENSUEL * 12 * $energie_part * 0.01',
    null,
    'jusqu’à {energie_part} de {ELEC_MENSUEL} × 12 mois'),
  ('GAZ', 1, 'facture',
    'strict $.GAZ_MENSUEL > 0',
    'strict 0',
    'strict $.GAZ_MENSUEL * 12 * $energie_part * 0.01',
    null,
    'jusqu’à {energie_part} de {GAZ_MENSUEL} × 12 mois'),
  ('RECOUVREMENT', 1, 'impayes',
    'strict $.IMPAYES > 0',
    'strict $.IMPAYES',
    'strict $.IMPAYES',
    null,
    '{IMPAYES} de factures impayées'),
  ('RECOUVREMENT', 2, 'indemnites',
    'strict $.IMPAYES_NOMBRE >= 1',
    'strict $.IMPAYES_NOMBRE * $indemnite_forfaitaire',
    'strict $.IMPAYES_NOMBRE * $indemnite_forfaitaire',
    null,
    'nombre de factures ({IMPAYES_NOMBRE}) × {indemnite_forfaitaire}')
) as v (produit, position, code, applies_if, low, high, cap_high, formula)
where r.name = '2026-01';
