-- What a company may claim, and what to do about it.
insert into app.produit
  (ruleset_id, position, code, name, category, kind, in_place_if, summary, next_step, documents,
    deadline)
select
  r.id, v.position, v.code, v.name, v.category, v.kind::app.result_kind, v.in_place_if::jsonpath,
  v.summary, v.next_step, v.documents, v.deadline
from app.ruleset as r
cross join (values
  (1, 'TICPE', 'Remboursement d’accise sur le gazole (ex-TICPE)', 'énergie & mobilité', 'right',
    'strict $.DEJA_EN_PLACE[*] == "TICPE"',
    'Une partie de l’accise payée sur le gazole professionnel (l’ancienne TICPE) est remboursée '
    'pour les poids lourds de 7,5 t ou plus, les autocars et les taxis.',
    'Rassemblez vos factures de gazole et les certificats d’immatriculation, puis déposez la '
    'demande de remboursement auprès de l’administration.',
    array['Extrait Kbis de moins de 3 mois', 'Certificats d’immatriculation des véhicules',
      'Factures de carburant'],
    null),
  (2, 'CHRONO', 'Chronotachygraphes numériques', 'conformité', 'qualitative', null,
    'Les véhicules de transport de plus de 3,5 t ou de plus de 9 places sont en principe soumis '
    'au chronotachygraphe (règlement (UE) 165/2014) : un point de conformité évite les mauvaises '
    'surprises au contrôle.',
    'Faites le point, véhicule par véhicule, sur l’appareil installé, sa vérification et le '
    'téléchargement des données.',
    array['Extrait Kbis de moins de 3 mois', 'Certificats d’immatriculation des véhicules',
      'Attestations de vérification des chronotachygraphes'],
    null),
  (3, 'DFS', 'Déduction forfaitaire spécifique', 'social', 'estimate',
    'strict $.DEJA_EN_PLACE[*] == "DFS"',
    'La déduction forfaitaire spécifique pour frais professionnels peut réduire la base des '
    'cotisations de vos conducteurs. Son taux diminue chaque année jusqu’à disparaître.',
    'Vérifiez avec votre gestionnaire de paie que vos conducteurs peuvent en bénéficier, et '
    'comparez le gain avec ce qu’elle change pour vos allègements et pour leurs droits.',
    array['Extrait Kbis de moins de 3 mois', 'Déclarations sociales nominatives (DSN)',
      'Bulletins de paie des conducteurs', 'Attestation de vigilance'],
    null),
  (4, 'URSSAF', 'Audit des cotisations URSSAF', 'social', 'qualitative', null,
    'Un audit de vos déclarations repère les cotisations payées à tort. Son montant ne peut pas '
    'se deviner d’ici.',
    'Confiez vos déclarations à un expert, qui vérifie taux, exonérations et allègements.',
    array['Extrait Kbis de moins de 3 mois', 'Déclarations sociales nominatives (DSN)',
      'Bulletins de paie', 'Attestation de vigilance'],
    'Les cotisations payées à tort peuvent être réclamées sur 3 ans (code de la sécurité '
    'sociale, art. L. 243-6).'),
  (5, 'MSA', 'Audit des cotisations MSA', 'social', 'qualitative', null,
    'Vos salariés relèvent de la Mutualité sociale agricole (MSA) : un audit repère les '
    'cotisations payées à tort. Son montant ne peut pas se deviner d’ici.',
    'Confiez vos déclarations à un expert du régime agricole, qui vérifie taux et exonérations.',
    array['Extrait Kbis de moins de 3 mois', 'Déclarations sociales nominatives (DSN)',
      'Bulletins de paie'],
    null),
  (6, 'FONCIER', 'Révision de la taxe foncière', 'fiscal', 'estimate',
    'strict $.DEJA_EN_PLACE[*] == "FONCIER"',
    'Surfaces, catégorie ou coefficients erronés : la base de votre taxe foncière peut être trop '
    'élevée, et se corrige sur réclamation.',
    'Demandez le détail du calcul de votre taxe et faites-le comparer à vos locaux réels.',
    array['Extrait Kbis de moins de 3 mois', 'Avis de taxe foncière',
      'Titre de propriété ou bail'],
    'Réclamation jusqu’au 31 décembre de l’année qui suit la mise en recouvrement (livre des '
    'procédures fiscales, art. R*196-2).'),
  (7, 'CIR', 'Crédit d’impôt recherche', 'fiscal', 'estimate',
    'strict $.DEJA_EN_PLACE[*] == "CIR"',
    'Une partie de vos dépenses de recherche et développement peut ouvrir droit à un crédit '
    'd’impôt, dans tous les secteurs. Les dépenses retenues sont plus étroites que les dépenses '
    'engagées.',
    'Faites vérifier par un spécialiste quels projets et quelles dépenses peuvent être retenus, '
    'avant de déclarer.',
    array['Extrait Kbis de moins de 3 mois', 'Description des travaux de R&D',
      'Justificatifs des dépenses'],
    null),
  (8, 'CEE', 'Certificats d’économies d’énergie', 'énergie', 'qualitative',
    'strict $.DEJA_EN_PLACE[*] == "CEE"',
    'Les fournisseurs d’énergie doivent financer des économies d’énergie (code de l’énergie, '
    'art. L. 221-1) : vos travaux peuvent donner droit à une prime, selon leur nature.',
    'Demandez l’offre de prime avant de signer le devis, puis comparez-en plusieurs.',
    array['Extrait Kbis de moins de 3 mois', 'Devis ou projet de travaux',
      'Dernières factures d’énergie'],
    null),
  (9, 'ELEC', 'Renégociation électricité', 'énergie', 'estimate',
    'strict $.DEJA_EN_PLACE[*] == "ELEC"',
    'Puissance souscrite, prix et durée du contrat : une renégociation peut alléger votre '
    'facture d’électricité.',
    'Relevez la date de fin de votre contrat, puis faites chiffrer plusieurs offres à '
    'consommation égale.',
    array['Extrait Kbis de moins de 3 mois', 'Contrat d’électricité en cours',
      'Factures d’électricité des 12 derniers mois'],
    null),
  (10, 'GAZ', 'Renégociation gaz', 'énergie', 'estimate',
    'strict $.DEJA_EN_PLACE[*] == "GAZ"',
    'Prix, durée et conditions du contrat : une renégociation peut alléger votre facture de gaz.',
    'Relevez la date de fin de votre contrat, puis faites chiffrer plusieurs offres à '
    'consommation égale.',
    array['Extrait Kbis de moins de 3 mois', 'Contrat de gaz en cours',
      'Factures de gaz des 12 derniers mois'],
    null),
  (11, 'TVA', 'Récupération de TVA étrangère', 'fiscal', 'qualitative',
    'strict $.DEJA_EN_PLACE[*] == "TVA"',
    'La TVA payée dans un autre pays de l’Union européenne peut être remboursée sur demande, à '
    'partir de 400 € par demande, ou de 50 € pour une année entière (directive 2008/9/CE).',
    'Rassemblez les factures par pays, puis déposez une demande pour chacun d’eux.',
    array['Extrait Kbis de moins de 3 mois', 'Factures d’achat qui portent la TVA du pays',
      'Preuves de paiement'],
    'Demande jusqu’au 30 septembre de l’année qui suit celle des achats (directive 2008/9/CE).'),
  (12, 'RECOUVREMENT', 'Recouvrement de créances', 'juridique', 'receivable', null,
    'Cet argent vous est déjà dû : vos factures échues, plus l’indemnité forfaitaire pour frais '
    'de recouvrement que la loi prévoit pour chaque facture entre professionnels. Si vous ne '
    'connaissez pas le nombre de factures, seule la part connue est comptée.',
    'Envoyez une mise en demeure à chaque client, puis confiez les dossiers sans réponse à un '
    'professionnel du recouvrement.',
    array['Extrait Kbis de moins de 3 mois', 'Factures impayées', 'Devis ou bons de commande',
      'Relances déjà envoyées'],
    null)
) as v (position, code, name, category, kind, in_place_if, summary, next_step, documents, deadline)
where r.name = '2026-01';
