-- The answers that may be tapped.
insert into app.question_option
  (ruleset_id, question, position, code, label, is_exclusive, revenue_parameter)
select r.id, v.question, v.position, v.code, v.label, v.is_exclusive, v.revenue_parameter
from app.ruleset as r
cross join (values
  ('SECTEUR', 1, 'transport_marchandises', 'Transport routier de marchandises', false,
    'revenu_par_salarie_transport'),
  ('SECTEUR', 2, 'transport_voyageurs', 'Transport de voyageurs en autocar', false,
    'revenu_par_salarie_transport'),
  ('SECTEUR', 3, 'taxi', 'Taxi', false, 'revenu_par_salarie_transport'),
  ('SECTEUR', 4, 'vtc', 'VTC', false, 'revenu_par_salarie_transport'),
  ('SECTEUR', 5, 'btp', 'Bâtiment et travaux publics', false, 'revenu_par_salarie_btp'),
  ('SECTEUR', 6, 'industrie', 'Industrie', false, 'revenu_par_salarie_industrie'),
  ('SECTEUR', 7, 'commerce', 'Commerce', false, 'revenu_par_salarie_commerce'),
  ('SECTEUR', 8, 'services_entreprises', 'Conseil et services aux entreprises', false,
    'revenu_par_salarie_services'),
  ('SECTEUR', 9, 'informatique', 'Informatique et numérique', false,
    'revenu_par_salarie_informatique'),
  ('SECTEUR', 10, 'restauration', 'Restauration', false, 'revenu_par_salarie_autre'),
  ('SECTEUR', 11, 'sante', 'Santé', false, 'revenu_par_salarie_autre'),
  ('SECTEUR', 12, 'agriculture', 'Exploitation agricole', false,
    'revenu_par_salarie_agriculture'),
  ('SECTEUR', 13, 'agroalimentaire', 'Industrie agroalimentaire', false,
    'revenu_par_salarie_industrie'),
  ('SECTEUR', 14, 'services_personne', 'Services à la personne', false,
    'revenu_par_salarie_services'),
  ('SECTEUR', 15, 'immobilier', 'Immobilier', false, 'revenu_par_salarie_immobilier'),
  ('SECTEUR', 16, 'autre', 'Autre activité', false, 'revenu_par_salarie_autre'),

  ('TYPES_VEHICULES', 1, 'poids_lourd_75', 'Poids lourd de 7,5 t ou plus', false, null),
  ('TYPES_VEHICULES', 2, 'camion_35_75', 'Camion de 3,5 à 7,5 t', false, null),
  ('TYPES_VEHICULES', 3, 'autocar', 'Autocar (plus de 9 places)', false, null),
  ('TYPES_VEHICULES', 4, 'taxi', 'Taxi sous licence', false, null),
  ('TYPES_VEHICULES', 5, 'utilitaire_leger', 'Utilitaire léger', false, null),
  ('TYPES_VEHICULES', 6, 'voiture', 'Voiture', false, null),
  ('TYPES_VEHICULES', 7, 'engin_chantier', 'Engin de chantier', false, null),
  ('TYPES_VEHICULES', 8, 'tracteur_agricole', 'Tracteur agricole', false, null),

  ('DEJA_EN_PLACE', 1, 'aucun', 'Aucun de ceux-là', true, null),
  ('DEJA_EN_PLACE', 2, 'TICPE', 'Remboursement d’accise sur le gazole (ex-TICPE)', false, null),
  ('DEJA_EN_PLACE', 3, 'DFS', 'Déduction forfaitaire spécifique (DFS)', false, null),
  ('DEJA_EN_PLACE', 4, 'FONCIER', 'Révision de la taxe foncière', false, null),
  ('DEJA_EN_PLACE', 5, 'CIR', 'Crédit d’impôt recherche (CIR)', false, null),
  ('DEJA_EN_PLACE', 6, 'CEE', 'Certificats d’économies d’énergie (CEE)', false, null),
  ('DEJA_EN_PLACE', 7, 'ELEC', 'Renégociation du contrat d’électricité', false, null),
  ('DEJA_EN_PLACE', 8, 'GAZ', 'Renégociation du contrat de gaz', false, null),
  ('DEJA_EN_PLACE', 9, 'TVA', 'Récupération de TVA étrangère', false, null)
) as v (question, position, code, label, is_exclusive, revenue_parameter)
where r.name = '2026-01';
