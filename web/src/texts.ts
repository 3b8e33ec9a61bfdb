/** Every word that a person reads, but for the questionnaire's and the catalogue's own, which are rows. */

export const site = {
  name: "Tremplin",
  skip: "Aller au contenu",
  home: "Tremplin, accueil",
  account: "Espace client",
  pages: "Informations",
};

/** Titles and descriptions, as browsers and search engines show them. */
export const heads = {
  landing: {
    title: "Tremplin : ce que votre entreprise peut récupérer",
    description:
      "Douze à vingt questions, sans compte : voyez ce que votre entreprise peut réclamer ou économiser, combien, et pourquoi.",
  },
  simulator: {
    title: "Simulation – Tremplin",
    description: "Répondez à quelques questions sur votre entreprise.",
  },
  legal: {
    title: "Mentions légales – Tremplin",
    description: "Qui édite et héberge ce site.",
  },
  privacy: {
    title: "Confidentialité – Tremplin",
    description: "Ce qui est gardé, pourquoi, combien de temps, et vos droits.",
  },
  accessibility: {
    title: "Accessibilité – Tremplin",
    description: "Comment ce site est rendu accessible, et ce qui reste à faire.",
  },
};

export const form = {
  optional: "facultatif",
  show: "Afficher",
  hide: "Masquer",
  thePassword: " le mot de passe",
  faults: (count: number) => count > 1 ? `${count} points à corriger` : "Un point à corriger",
};

export const landing = {
  title: "Ce que votre entreprise peut récupérer, en cinq minutes",
  promise:
    "Taxes, cotisations, énergie : répondez à quelques questions et voyez ce que vous pouvez réclamer, combien, et pourquoi.",
  start: "Commencer la simulation",
  startNote: "Sans compte. Vos réponses s’effacent d’elles-mêmes si vous en restez là.",
  how: "Comment cela se passe",
  steps: [
    {
      title: "12 à 20 questions courtes",
      text:
        "La plupart se répondent d’un geste. Pour chaque chiffre, nous disons où le trouver ; « je ne sais pas » est une réponse.",
    },
    {
      title: "Un résultat expliqué",
      text:
        "D’abord ce que la loi fixe, puis ce qui reste à vérifier, puis ce qu’on vous doit. Chaque montant montre son calcul, ses chiffres datés et leurs sources.",
    },
    {
      title: "Un compte, si vous le voulez",
      text:
        "Vous retrouvez alors vos produits, les documents à réunir et votre historique. Rien n’est ressaisi, rien ne se perd.",
    },
  ],
  askedTitle: "Ce que nous demandons",
  asked: [
    "Votre activité, votre effectif, votre chiffre d’affaires",
    "Vos véhicules et leur gazole, vos locaux, vos factures d’énergie",
    "Vos projets, vos factures impayées, ce que vous avez déjà en place",
  ],
  notAskedTitle: "Ce que nous ne demandons pas",
  notAsked: [
    "Ni nom, ni adresse, ni téléphone pour voir votre résultat",
    "Aucun document, aucun accès à vos comptes",
    "Aucun engagement",
  ],
  whoTitle: "Qui est derrière",
  who:
    "Tremplin est un simulateur ouvert : ses règles sont publiques, chaque chiffre porte sa date et sa source, et ce qui n’est qu’une hypothèse est montré comme telle. Une simulation indique ; elle ne remplace pas l’avis d’un expert.",
};

export const footer = [
  { href: "/mentions-legales/", text: "Mentions légales" },
  { href: "/confidentialite/", text: "Confidentialité" },
  { href: "/accessibilite/", text: "Accessibilité" },
];

export const legal = {
  title: "Mentions légales",
  lede: "Qui édite ce site, qui l’héberge, et ce que vaut une simulation.",
  sections: [
    {
      title: "Éditeur",
      facts: [
        {
          name: "Société",
          text: "[dénomination sociale], [forme juridique] au capital de [montant] euros",
        },
        { name: "Siège", text: "[adresse du siège]" },
        { name: "Immatriculation", text: "RCS de [ville], numéro [SIREN] ; TVA [numéro de TVA]" },
        { name: "Contact", text: "[adresse électronique], [téléphone]" },
        { name: "Directeur de la publication", text: "[prénom et nom]" },
      ],
    },
    {
      title: "Hébergement",
      facts: [
        {
          name: "Les pages",
          text: "[nom, adresse et téléphone de l’hébergeur des pages]",
        },
        {
          name: "Les données et les comptes",
          text:
            "Supabase, [société, adresse et téléphone que porte votre contrat avec Supabase], dans la région [région du projet]",
        },
      ],
    },
    {
      title: "Ce que vaut une simulation",
      paragraphs: [
        "Une simulation est indicative. Elle applique des règles publiques à vos réponses, à la date du calcul ; elle n’est ni une décision d’une administration, ni un conseil fiscal, social ou juridique, et n’engage ni vous ni l’éditeur.",
        "Chaque chiffre porte ses dates et sa source. Ce qui n’est qu’une hypothèse est montré comme telle. Avant toute démarche, faites vérifier le résultat par votre expert-comptable ou votre conseil.",
        "Ce site n’est pas un service de l’État.",
      ],
    },
    {
      title: "Logiciel, textes et police de caractères",
      paragraphs: [
        "Tremplin est un logiciel libre, publié sous licence MIT : on peut en lire les règles, le reprendre et le modifier. Les titres sont composés en Source Serif 4, sous licence SIL Open Font 1.1.",
        "La marque, le logo et les textes propres à l’éditeur lui appartiennent.",
      ],
    },
    {
      title: "Signaler une erreur",
      paragraphs: [
        "Un chiffre périmé, une règle mal lue, une phrase obscure : écrivez à [adresse électronique], en disant sur quel écran vous l’avez vu. N’envoyez ni mot de passe ni document.",
      ],
    },
    {
      title: "Droit applicable",
      paragraphs: [
        "Ce site relève du droit français, et notamment de la loi n° 2004-575 du 21 juin 2004 pour la confiance dans l’économie numérique. L’emploi de vos données est décrit à part.",
      ],
      links: [{ href: "/confidentialite/", text: "Lire la page Confidentialité" }],
    },
  ],
};

export const privacy = {
  title: "Confidentialité",
  lede:
    "Pour simuler, vous ne dites pas qui vous êtes. Sans compte, tout s’efface huit jours après votre dernière réponse. Pas de cookie, pas de mesure d’audience, pas de publicité.",
  sections: [
    {
      title: "Qui répond de vos données",
      paragraphs: [
        "Le responsable du traitement est [dénomination sociale], [adresse du siège]. Pour toute question sur vos données : [adresse électronique de contact, ou du délégué à la protection des données].",
      ],
    },
    {
      title: "Pendant la simulation, sans compte",
      facts: [
        {
          name: "Ce qui est gardé",
          text:
            "Un numéro de simulation tiré au hasard, vos réponses avec leur heure, et les résultats calculés. Ni nom, ni adresse électronique, ni téléphone.",
        },
        {
          name: "Qui peut la rouvrir",
          text:
            "Votre navigateur, qui reçoit une clé secrète. Nous n’en gardons qu’une empreinte (SHA-256), d’où l’on ne peut pas retrouver la clé : si vous la perdez, personne ne peut rouvrir la simulation, pas même nous.",
        },
        {
          name: "Pourquoi",
          text:
            "Calculer le résultat que vous demandez, et vous laisser reprendre là où vous étiez (mesures prises à votre demande avant un contrat : article 6, paragraphe 1, point b, du RGPD).",
        },
        {
          name: "Combien de temps",
          text:
            "La simulation expire 7 jours après votre dernière réponse, puis elle est effacée d’elle-même un jour plus tard.",
        },
        {
          name: "Ce qui reste ensuite",
          text:
            "Des nombres : combien de simulations, par jour, par activité et par étape atteinte. Rien qui se rapporte à vous.",
        },
      ],
    },
    {
      title: "Si vous créez un compte",
      facts: [
        {
          name: "Votre identité",
          text:
            "Votre adresse électronique, le nom de l’entreprise et le vôtre ; le téléphone et le SIREN si vous les donnez.",
        },
        {
          name: "Votre entreprise",
          text:
            "Activité, effectif, chiffre d’affaires et ancienneté, chacun avec son origine : votre réponse, une estimation, une valeur par défaut ou ce que vous avez saisi.",
        },
        {
          name: "Vos simulations",
          text:
            "Les questions posées, vos réponses, les résultats tels qu’ils vous ont été montrés, et l’avancement de chaque dossier.",
        },
        {
          name: "Vos accords",
          text:
            "La version des conditions acceptée et sa date ; la date de votre accord pour être contacté et pour recevoir des informations, si vous l’avez donné.",
        },
        {
          name: "Votre mot de passe",
          text: "Une empreinte (bcrypt) seulement. La base de données ne le voit jamais.",
        },
        {
          name: "Vos connexions",
          text:
            "Leurs dates et, pour chaque session ouverte, l’adresse IP et le navigateur, tenus par le service d’authentification de Supabase.",
        },
        {
          name: "Pourquoi",
          text:
            "Tenir votre espace client (contrat : article 6, paragraphe 1, point b, du RGPD). Vous contacter ou vous écrire : seulement avec votre consentement (point a), que vous retirez quand vous voulez.",
        },
        {
          name: "Combien de temps",
          text:
            "Tant que le compte existe. L’effacer efface en même temps votre identité, vos simulations, vos produits et vos connexions.",
        },
      ],
    },
    {
      title: "Les traces techniques",
      facts: [
        {
          name: "Journal des événements",
          text:
            "Simulation commencée, compte créé, dossier demandé : des identifiants internes, des dates et des nombres, sans nom ni réponse. Il n’est pas effacé avec le compte, mais ne permet plus alors de savoir de qui il s’agit.",
        },
        {
          name: "Pannes",
          text:
            "Quand une inscription échoue par notre faute : l’étape, un code, le numéro de la demande et celui de la simulation.",
        },
        {
          name: "Journaux des hébergeurs",
          text:
            "L’adresse IP, la page ou le service appelé et l’heure, pour la sécurité (intérêt légitime : point f). Ils sont gardés [durée chez l’hébergeur des pages] et [durée chez Supabase, selon votre offre].",
        },
      ],
    },
    {
      title: "Dans votre navigateur",
      paragraphs: [
        "Aucun cookie. Le stockage local de ce site garde le numéro et la clé de votre simulation, pour la reprendre après une coupure ; une fois connecté, il garde aussi votre connexion. C’est strictement nécessaire à ce que vous demandez : la loi n’exige pas de bandeau (loi Informatique et Libertés, article 82).",
        "Sur un ordinateur partagé, déconnectez-vous et effacez les données de ce site dans les réglages du navigateur.",
        "Les pages ne chargent rien qui vienne d’ailleurs : ni script, ni police, ni image, ni outil de mesure.",
      ],
    },
    {
      title: "Qui y a accès",
      list: [
        "Les personnes habilitées de [dénomination sociale], pour suivre vos dossiers.",
        "Supabase, sous-traitant au sens de l’article 28 du RGPD : base de données, authentification et fonctions, dans la région [région du projet]. Accord de sous-traitance du [date] ; pour ce qui serait lu hors de l’Union européenne : [garanties de cet accord].",
        "[Hébergeur des pages], qui sert les pages et ne reçoit aucune réponse en dehors de leur passage vers Supabase.",
        "Personne d’autre. Vos données ne sont ni vendues, ni louées, ni croisées avec d’autres.",
      ],
    },
    {
      title: "Un calcul, pas une décision",
      paragraphs: [
        "Le résultat vient de règles publiques appliquées à vos réponses, et chacun montre les siennes. Il n’emporte aucun effet juridique, et aucune décision à votre sujet n’est prise par une machine.",
      ],
    },
    {
      title: "Vos droits",
      paragraphs: [
        "Vous pouvez demander l’accès à vos données, leur rectification, leur effacement, leur portabilité, la limitation de leur emploi, vous y opposer, retirer un consentement et dire ce qu’elles deviendront après votre décès. Écrivez à [adresse électronique de contact] : réponse sous un mois.",
        "Sans compte, nous ne pouvons pas savoir quelle simulation est la vôtre : ne répondez plus, et elle disparaît d’elle-même.",
        "Si la réponse ne vous convient pas, vous pouvez saisir la CNIL.",
      ],
      links: [
        { href: "https://www.cnil.fr/fr/plaintes", text: "Adresser une plainte à la CNIL" },
      ],
    },
    {
      title: "Version de cette page",
      paragraphs: ["[date de mise en ligne]. Les changements y sont datés."],
    },
  ],
};

export const accessibility = {
  title: "Accessibilité",
  lede:
    "Ce site est fait pour être lu et rempli par tous : au clavier, au doigt, agrandi, dans le noir ou avec un lecteur d’écran.",
  sections: [
    {
      title: "Où nous en sommes",
      paragraphs: [
        "Nous visons le niveau AA des WCAG 2.2 et les critères du RGAA 4. Aucun audit n’a été fait par un tiers : nous n’annonçons donc aucun taux de conformité.",
      ],
    },
    {
      title: "Ce qui est vérifié à chaque changement",
      paragraphs: ["Dans un vrai navigateur, sur chaque page :"],
      list: [
        "les règles automatiques d’axe-core, en clair et en sombre ;",
        "aucun défilement de côté à 320 pixels de large, ni à 200 % de zoom, ni avec un texte deux fois plus grand ;",
        "un seul titre principal, et des titres qui se suivent sans saut ;",
        "le lien « Aller au contenu », au clavier ;",
        "des cibles d’au moins 44 pixels de haut ;",
        "aucun mouvement quand votre système demande de les réduire ;",
        "le parcours entier jusqu’au résultat, à la souris, puis au clavier seul.",
      ],
    },
    {
      title: "Comment les pages sont faites",
      list: [
        "Aucune information ne tient à la couleur seule.",
        "Chaque champ a son nom et son aide ; chaque erreur dit quoi faire.",
        "Au clavier comme au lecteur d’écran, choisir une réponse n’envoie rien : c’est vous qui continuez.",
        "Pas de temps limité à l’écran : une simulation attend 7 jours après votre dernière réponse.",
      ],
    },
    {
      title: "Ce qui reste à faire",
      list: [
        "Faire essayer le parcours par des personnes qui emploient un lecteur d’écran tous les jours ; les règles automatiques ne voient qu’une partie des difficultés.",
        "Faire auditer le site selon le RGAA.",
        "La simulation demande JavaScript ; les pages d’information, non.",
      ],
    },
    {
      title: "Quelque chose vous arrête ?",
      paragraphs: [
        "Dites-le à [adresse électronique] ou au [téléphone], avec la page et ce que vous cherchiez à faire. Nous répondons sous [délai] et, en attendant, faisons la démarche avec vous par écrit ou par téléphone.",
        "Sans réponse satisfaisante, vous pouvez vous adresser au Défenseur des droits : en ligne, par téléphone au 09 69 39 00 00, ou par courrier gratuit, sans timbre, à Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.",
      ],
      links: [
        {
          href: "https://formulaire.defenseurdesdroits.fr/",
          text: "Écrire au Défenseur des droits",
        },
      ],
    },
  ],
};

export const result = {
  title: "Votre résultat",
  indicative: (day: string) =>
    `Simulation indicative, avec les chiffres en vigueur le ${day} : elle ne remplace pas l’avis d’un expert.`,
  change: "Modifier mes réponses",
  complete: "Compléter mes réponses",
  print: "Imprimer ou enregistrer en PDF",
  perYear: "par an",
  range: (low: string | null, high: string) => low ? `${low} à ${high}` : `jusqu’à ${high}`,
  upTo: (high: string) => `jusqu’à ${high}`,
  fixed: {
    label: "Ce que la loi fixe, par an",
    some: "Le montant découle de vos réponses et de tarifs publiés.",
    none: "Vos réponses n’ouvrent pas de droit dont la loi fixe le montant.",
    inPlace: "Le droit que la loi vous ouvre est déjà en place : il n’est pas compté.",
    unknown: "Rien de certain pour l’instant : il manque une réponse pour le calculer.",
  },
  verify: {
    label: "À vérifier, par an",
    note: (low: string, high: string) =>
      `De ${low} à ${high} : un plafond, pas une promesse. Un expert dira ce qu’il en est.`,
    together: (low: string, high: string) => `Avec ce que la loi fixe : de ${low} à ${high}.`,
  },
  owed: {
    label: "Ce qu’on vous doit, une fois",
    note:
      "Compté à part : vos factures impayées, et l’indemnité légale quand leur nombre est connu.",
  },
  ranges: "D’un coup d’œil",
  rangesNote: (top: string, owed: boolean) =>
    `Une même échelle pour tous, de 0 à ${top}. Plein : certain. Rayé : à vérifier.${
      owed ? " Gris : dû, une fois." : ""
    }`,
  states: {
    fixed: "Fixé par la loi",
    verify: "À vérifier",
    owed: "Vous est dû",
    unpriced: "Sans montant",
    confirm: "À confirmer",
    inPlace: "Déjà en place",
    notApplicable: "Ne s’applique pas",
  },
  groups: {
    fixed: {
      title: "Ce que la loi fixe",
      note: "Le montant est certain si vos réponses sont exactes.",
    },
    verify: {
      title: "À vérifier",
      note: "Les conditions sont remplies ; le montant va de zéro au plafond indiqué.",
    },
    owed: {
      title: "Ce qu’on vous doit",
      note: "Cet argent est à vous : il s’agit de le faire payer.",
    },
    unpriced: {
      title: "À examiner, sans montant",
      note: "Cela vous concerne, mais aucun chiffre sérieux ne se donne d’ici.",
    },
    confirm: {
      title: "À confirmer",
      note: "Il manque une information pour conclure. Chaque question dit où la trouver.",
    },
    inPlace: {
      title: "Déjà en place",
      note: "Vous en bénéficiez : cela n’entre dans aucun total.",
    },
  },
  criteria: { held: "rempli", failed: "non rempli", unknown: "à préciser" },
  isIt: (criterion: string) => `${criterion} ?`,
  findOut: "Ce qu’il faut trouver",
  knownPartOnly: "En attendant, seule la part connue est comptée.",
  nextStep: "Prochaine étape",
  deadline: "Délai :",
  documents: "Documents à réunir",
  calculation: "Le calcul et ses sources",
  supposed: "avec une hypothèse",
  evidence: {
    law: "Loi",
    doctrine: "Doctrine administrative",
    announced: "Calendrier annoncé",
    hypothesis: "Hypothèse",
  },
  since: (from: string) => `depuis le ${from}`,
  between: (from: string, to: string) => `du ${from} au ${to}`,
  notApplicable: (count: number) =>
    count > 1 ? `${count} dispositifs ne s’appliquent pas` : "1 dispositif ne s’applique pas",
  colon: " : ",
  ruleset: (name: string) => `Règles publiées, version ${name}.`,
  nothing: {
    heading: (inPlace: boolean) =>
      inPlace
        ? "Rien de plus à réclamer, d’après vos réponses"
        : "Rien à réclamer, d’après vos réponses",
    title: "Trois choses utiles à faire",
    steps: [
      {
        title: "Relire vos réponses",
        text:
          "Un véhicule oublié, une facture d’énergie comprise dans le loyer, des impayés laissés de côté : une seule réponse peut changer le résultat.",
        link: null,
      },
      {
        title: "Noter ce qui vous ferait revenir",
        text:
          "Une première embauche, l’achat de locaux, des travaux d’énergie, des dépenses de recherche ou une facture restée impayée ouvrent de nouvelles pistes.",
        link: null,
      },
      {
        title: "Poser la question à un conseiller public",
        text:
          "C’est gratuit, et il connaît aussi les aides de votre région, que nous ne calculons pas :",
        link: {
          href: "https://conseillers-entreprises.service-public.fr",
          text: "Conseillers-Entreprises, le service public des TPE et PME",
        },
      },
    ],
  },
};

export const simulator = {
  title: "Votre simulation",
  loading: "Un instant, nous préparons vos questions…",
  noScript:
    "La simulation a besoin de JavaScript. Activez-le dans votre navigateur, puis rechargez cette page.",
  back: "Retour",
  first: "Première question, sur une quinzaine",
  remaining: (count: number) =>
    count === 0
      ? "Vous avez répondu à tout"
      : count === 1
      ? "Encore une question, sans doute"
      : `Encore environ ${count} questions`,
  resumed: "Vous reprenez votre simulation où vous l’aviez laissée.",
  restart: "Recommencer à zéro",
  confirmRestart: "Oublier vos réponses et recommencer à la première question ?",
  startAgain: "Commencer une nouvelle simulation",
  lostTitle: "Cette simulation n’est plus ouverte",
  failedTitle: "Nous n’avons pas pu ouvrir la simulation",
  soFar: "À ce stade",
  fixedByLaw: (amount: string) => `${amount} par an, fixés par la loi`,
  upTo: (amount: string) => `Jusqu’à ${amount} par an avec ce qui reste à vérifier`,
  receivable: (amount: string) => `${amount} de factures à recouvrer`,
};

export const question = {
  yes: "Oui",
  no: "Non",
  next: "Continuer",
  unknown: "Je ne sais pas",
  wasUnknown: "Vous aviez répondu « je ne sais pas ».",
  where: "Où trouver ce chiffre",
  fault: (code: string, type: string, { min, max }: { min: string; max: string }) => {
    switch (code) {
      case "required":
        if (type === "multiple") return "Choisissez au moins une réponse.";
        if (type === "number" || type === "amount") return "Indiquez un nombre, même approximatif.";
        return "Choisissez une réponse.";
      case "wrong_type":
        return "Écrivez un nombre en chiffres, par exemple 1 200 ou 1 200,50.";
      case "below_min":
      case "above_max":
        return `Indiquez un nombre compris entre ${min} et ${max}.`;
      case "not_whole":
        return "Indiquez un nombre entier, sans virgule.";
      case "too_many_decimals":
        return "Gardez deux chiffres au plus après la virgule.";
      case "above_question":
        return "Ce nombre dépasse votre réponse à une question précédente. Corrigez l’un des deux.";
      case "exclusive_option":
        return "« Aucun » ne va pas avec une autre réponse.";
      default:
        return "Cette réponse n’a pas été acceptée. Vérifiez-la, puis continuez.";
    }
  },
};

export const review = {
  title: "Vérifiez vos réponses",
  intro: "Le résultat n’est juste que si elles le sont. Vous pourrez encore les changer ensuite.",
  change: "Modifier",
  confirm: "Voir mon résultat",
};

export const trouble = {
  retry: "Réessayer",
  slow: "C’est plus long que d’habitude. Vous pouvez patienter : rien n’est perdu.",
};

/** What to do, by error code of the API; `offline` and `too_slow` are the browser's own. */
export const errors: Record<string, string> = {
  offline:
    "Nous n’arrivons pas à joindre le service. Vérifiez votre connexion, puis réessayez : vos réponses précédentes sont gardées.",
  too_slow: "Le service n’a pas répondu à temps. Réessayez dans un instant : rien n’est perdu.",
  internal_error:
    "Une erreur s’est produite de notre côté. Réessayez dans un instant : vos réponses précédentes sont gardées.",
  session_busy: "Vos réponses sont ouvertes ailleurs, dans un autre onglet peut-être. Réessayez.",
  session_expired:
    "Elle a été fermée après sept jours sans réponse, et ses réponses s’effacent. Vous pouvez en commencer une autre.",
  session_not_found:
    "Nous ne la retrouvons pas : elle a sans doute été effacée. Vous pouvez en commencer une autre.",
  session_already_migrated:
    "Elle appartient désormais à un compte, et ne change plus. Vous pouvez en commencer une autre.",
  session_incomplete: "Il manque une réponse. Revenez aux questions pour la donner.",
  invalid_responses: "Cette réponse n’a pas été acceptée. Vérifiez-la, puis continuez.",
  unauthorized: "Le service n’a pas reconnu ce site. Réessayez plus tard : rien n’est perdu.",
  too_many_attempts: "Trop d’essais en peu de temps. Attendez une minute, puis réessayez.",
};
