-- The twenty questions, in the order in which they are asked.
insert into app.question
  (ruleset_id, position, code, type, min, max, unit, may_be_unknown, not_above, visible_if,
    label, short_label, help)
select
  r.id, v.position, v.code, v.type::app.question_type, v.min, v.max, v.unit, v.may_be_unknown,
  v.not_above, v.visible_if::jsonpath, v.label, v.short_label, v.help
from app.ruleset as r
cross join (values
  (1, 'SECTEUR', 'single', null, null, null, false, null, null,
    'Quelle est l’activité principale de votre entreprise ?',
    'Activité',
    'Celle qui pèse le plus dans votre chiffre d’affaires. Votre code APE, sur l’avis de '
    'situation Insee, peut vous guider.'),
  (2, 'EFFECTIF', 'number', 0, 10000, null, true, null, null,
    'Combien de salariés employez-vous ?',
    'Nombre de salariés',
    'Le nombre de salariés figure sur votre dernière déclaration sociale nominative (DSN). '
    'Répondez 0 si vous travaillez seul.'),
  (3, 'CA', 'amount', 0, 1000000000, '€ par an', true, null, null,
    'Quel est votre chiffre d’affaires annuel hors taxes ?',
    'Chiffre d’affaires annuel',
    'Sur votre dernier compte de résultat, à la ligne « Chiffre d’affaires net ». Un ordre de '
    'grandeur suffit.'),
  (4, 'VEHICULES', 'boolean', null, null, null, false, null, null,
    'Utilisez-vous des véhicules professionnels ?',
    'Véhicules professionnels',
    'Achetés, loués ou en crédit-bail : ils comptent tous, engins et tracteurs compris.'),
  (5, 'TYPES_VEHICULES', 'multiple', null, null, null, false, null,
    'strict $.VEHICULES == true',
    'Quels types de véhicules utilisez-vous ?',
    'Types de véhicules',
    'Plusieurs réponses possibles. Le poids (PTAC ou PTRA) figure sur le certificat '
    'd’immatriculation, cases F.2 et F.3.'),
  (6, 'LITRES_POIDS_LOURDS', 'number', 0, 1000000, 'litres par mois', true, null,
    'strict $.VEHICULES == true && $.TYPES_VEHICULES[*] == "poids_lourd_75"',
    'Combien de litres de gazole vos poids lourds de 7,5 t ou plus consomment-ils par mois ?',
    'Gazole des poids lourds',
    'Sur vos factures de carburant ou vos relevés de cartes : le total d’une année divisé par 12. '
    'Ne comptez que les véhicules de 7,5 t ou plus.'),
  (7, 'LITRES_AUTOCARS', 'number', 0, 1000000, 'litres par mois', true, null,
    'strict $.VEHICULES == true && $.TYPES_VEHICULES[*] == "autocar"',
    'Combien de litres de gazole vos autocars consomment-ils par mois ?',
    'Gazole des autocars',
    'Sur vos factures de carburant ou vos relevés de cuve : le total d’une année divisé par 12.'),
  (8, 'LITRES_TAXIS', 'number', 0, 100000, 'litres par mois', true, null,
    'strict $.VEHICULES == true && $.TYPES_VEHICULES[*] == "taxi"',
    'Combien de litres de gazole vos taxis sous licence consomment-ils par mois ?',
    'Gazole des taxis',
    'Sur vos factures de carburant : le total d’une année divisé par 12. Ne comptez que les '
    'taxis, pas les VTC.'),
  (9, 'CHAUFFEURS', 'number', 0, 1000, null, true, 'EFFECTIF',
    'strict $.SECTEUR == "transport_marchandises"',
    'Parmi vos salariés, combien sont conducteurs ?',
    'Nombre de conducteurs',
    'Les conducteurs routiers de votre registre du personnel ou de votre dernière DSN. '
    'Ce nombre ne peut pas dépasser celui de vos salariés.'),
  (10, 'PROPRIETAIRE', 'boolean', null, null, null, false, null, null,
    'Êtes-vous propriétaire de vos locaux professionnels ?',
    'Locaux en propriété',
    'Répondez oui si l’avis de taxe foncière est au nom de l’entreprise, même pour une partie '
    'seulement des locaux.'),
  (11, 'TAXE_FONCIERE', 'amount', 0, 10000000, '€ par an', true, null,
    'strict $.PROPRIETAIRE == true',
    'Quel montant de taxe foncière payez-vous par an ?',
    'Taxe foncière',
    'Le montant à payer figure sur la première page de votre dernier avis de taxe foncière. '
    'Additionnez les avis si vous en recevez plusieurs.'),
  (12, 'ELEC_MENSUEL', 'amount', 0, 1000000, '€ par mois', true, null, null,
    'Combien payez-vous d’électricité par mois ?',
    'Facture d’électricité',
    'Sur vos factures : le total hors taxes d’une année divisé par 12. '
    'Répondez 0 si vous n’en avez pas.'),
  (13, 'GAZ_MENSUEL', 'amount', 0, 1000000, '€ par mois', true, null, null,
    'Combien payez-vous de gaz par mois ?',
    'Facture de gaz',
    'Sur vos factures : le total hors taxes d’une année divisé par 12. '
    'Répondez 0 si vous n’en avez pas.'),
  (14, 'TRAVAUX_ENERGIE', 'boolean', null, null, null, false, null, null,
    'Prévoyez-vous des travaux d’économies d’énergie dans les 12 mois ?',
    'Travaux d’énergie prévus',
    'Isolation, chauffage, éclairage, froid, air comprimé, régulation… Répondez oui seulement si '
    'rien n’est encore signé ou si le devis est récent.'),
  (15, 'RECHERCHE', 'boolean', null, null, null, false, null, null,
    'Concevez-vous des produits ou des procédés nouveaux sans savoir d’avance comment y arriver ?',
    'Recherche et développement',
    'C’est la recherche et développement (R&D) : il faut lever une difficulté technique que les '
    'connaissances disponibles ne suffisent pas à résoudre.'),
  (16, 'RD_DEPENSES', 'amount', 0, 500000000, '€ par an', true, null,
    'strict $.RECHERCHE == true',
    'Combien dépensez-vous par an en recherche et développement ?',
    'Dépenses de R&D',
    'Salaires des chercheurs et techniciens, matériel, sous-traitance. '
    'Votre comptable peut vous donner ce total.'),
  (17, 'IMPAYES', 'amount', 0, 10000000, '€', true, null, null,
    'Quel est le montant de vos factures clients échues et impayées ?',
    'Factures impayées',
    'Sur votre balance âgée : le total des factures dont l’échéance est passée. '
    'Répondez 0 si vous n’en avez pas.'),
  (18, 'IMPAYES_NOMBRE', 'number', 1, 100000, null, true, null,
    'strict $.IMPAYES > 0',
    'Combien de factures sont impayées ?',
    'Nombre de factures impayées',
    'Sur votre balance âgée : le nombre de factures dont l’échéance est passée.'),
  (19, 'ACHATS_ETRANGER', 'boolean', null, null, null, false, null, null,
    'Payez-vous de la TVA sur des achats professionnels dans d’autres pays de l’Union européenne ?',
    'Achats avec TVA étrangère',
    'Par exemple carburant, péages, hôtels ou salons, avec une facture qui porte la TVA du pays.'),
  (20, 'DEJA_EN_PLACE', 'multiple', null, null, null, false, null, null,
    'Lesquels de ces dispositifs avez-vous déjà ?',
    'Déjà en place',
    'Plusieurs réponses possibles. Nous ne comptons jamais deux fois ce que vous recevez déjà.')
) as v (position, code, type, min, max, unit, may_be_unknown, not_above, visible_if,
  label, short_label, help)
where r.name = '2026-01';
