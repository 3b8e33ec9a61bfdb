/**
 * Every word that a person reads, but for the questionnaire's and the catalogue's own, which are rows.
 * What the publisher fills in stands in square brackets. No text is put together here from another:
 * a bundler would have to keep it on pages that show nothing of it.
 */

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
  client: {
    title: "Espace client – Tremplin",
    description: "Vos produits, vos dossiers, vos documents et vos simulations.",
  },
  signUp: {
    title: "Créer un compte – Tremplin",
    description: "Gardez le résultat de votre simulation dans un espace à vous.",
  },
  terms: {
    title: "Conditions générales – Tremplin",
    description: "Ce que vaut une simulation, ce qu’est un compte, et les devoirs de chacun.",
  },
  signIn: {
    title: "Connexion – Tremplin",
    description: "Entrez dans votre espace client.",
  },
  password: {
    title: "Mot de passe oublié – Tremplin",
    description: "Choisissez un nouveau mot de passe avec un code reçu par courriel.",
  },
  operator: {
    title: "Espace opérateur – Tremplin",
    description: "Ce que deviennent les simulations, et les inscriptions qui ont échoué.",
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
  resume: "Reprendre ma simulation",
  resumeNote:
    "Ce navigateur en garde une. Elle se ferme sept jours après votre dernière réponse, puis s’efface.",
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
  { href: "/conditions/", text: "Conditions générales" },
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
            "La version des conditions acceptée et sa date ; la date de votre accord pour être contacté sans l’avoir demandé et pour recevoir des informations, si vous l’avez donné, et la version du texte lu. Vous les changez dans votre espace client.",
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
            "Tenir votre espace client (contrat : article 6, paragraphe 1, point b, du RGPD). Vous contacter au sujet d’un dossier pour lequel vous demandez à être accompagné, et de lui seul : à votre demande (même point), une fois votre adresse confirmée, jusqu’à ce que vous la retiriez ou qu’il se termine. Vous contacter pour autre chose ou vous écrire : seulement avec votre consentement (point a), que vous retirez quand vous voulez, dans votre espace client.",
        },
        {
          name: "Combien de temps",
          text:
            "Tant que le compte existe. Le supprimer efface en même temps votre identité, vos simulations, vos produits et vos connexions. Trente jours après chaque simulation ajoutée, le double de ses réponses s’efface : votre historique seul les garde.",
        },
        {
          name: "Ce qui reste ensuite",
          text:
            "Des nombres, comme pour une simulation sans compte, et le journal des événements, décrit plus bas.",
        },
      ],
    },
    {
      title: "Les traces techniques",
      facts: [
        {
          name: "Journal des événements",
          text:
            "Compte créé, accord donné ou retiré, dossier demandé, compte supprimé : des identifiants internes, des dates, des nombres et, pour preuve d’un accord, la version du texte lu, sans nom ni réponse. Il n’est pas effacé avec le compte, mais ne permet plus alors de savoir de qui il s’agit.",
        },
        {
          name: "Limites d’usage",
          text:
            "Pour qu’un robot ne prenne pas la place de tous, le nombre d’essais récents est compté sous une empreinte de votre adresse IP, d’où l’on ne peut pas la retrouver, et sous celle de votre simulation. Elles s’effacent un peu plus d’une heure après le dernier essai (intérêt légitime : point f).",
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
        "Aucun cookie. Le stockage local de ce site garde ce qui suit, et jamais un mot de passe. C’est strictement nécessaire à ce que vous demandez : la loi n’exige pas de bandeau (loi Informatique et Libertés, article 82).",
        "Les pages ne chargent rien qui vienne d’ailleurs : ni script, ni police, ni image, ni outil de mesure.",
      ],
      facts: [
        {
          name: "Sans compte",
          text: "Le numéro et la clé de votre simulation, pour la reprendre après une coupure.",
        },
        {
          name: "Une fois connecté",
          text:
            "Votre connexion ; le temps de confirmer votre adresse par un code, le numéro de la connexion par mot de passe qu’il remplace ; et, jusqu’à ce que vous l’ayez lu, que le compte est désormais à vous seul.",
        },
        {
          name: "Le temps d’un onglet",
          text:
            "Ce que vous tapez à l’inscription, l’adresse que vous donnez à la connexion, qu’un compte attend son code, qu’une simulation vient d’être ajoutée à votre espace et ce qu’elle a changé.",
        },
        {
          name: "Pour tout effacer",
          text:
            "Vous déconnecter efface cela, sauf une simulation en cours. Sur un ordinateur partagé, effacez aussi les données de ce site dans les réglages du navigateur.",
        },
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
        "Avec un compte, votre espace client vous remet à tout moment une copie de ce que nous gardons à votre sujet (« Exporter mes données »), change vos accords, et supprime le compte (« Supprimer mon compte »).",
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

/** The version of the text below that a new client agrees to; a change of the text is a new version. */
export const TERMS_VERSION = "2026-11-22";

export const terms = {
  title: "Conditions générales d’utilisation",
  lede: "Ce que vous pouvez attendre de ce site, et ce qu’il attend de vous.",
  version: (name: string) => `Version ${name}.`,
  sections: [
    {
      title: "À quoi elles s’appliquent",
      paragraphs: [
        "Elles règlent l’usage de la simulation et de l’espace client entre vous et [dénomination sociale], que présentent les mentions légales. Elles s’adressent aux entreprises, et à ceux qui agissent pour elles.",
        "Faire une simulation ne demande pas de les accepter. Créer un compte, oui : la version que vous avez acceptée et sa date sont gardées avec le compte.",
      ],
      links: [{ href: "/mentions-legales/", text: "Lire les mentions légales" }],
    },
    {
      title: "Ce que vaut une simulation",
      paragraphs: [
        "Elle applique des règles publiques à vos réponses, avec les chiffres en vigueur le jour du calcul. Elle est indicative : ce n’est ni une décision d’une administration, ni un conseil fiscal, social ou juridique, ni une promesse de paiement.",
      ],
      list: [
        "« Fixé par la loi » : le montant découle de vos réponses et de tarifs publiés. Il n’est juste que si elles le sont.",
        "« À vérifier » : un plafond. Le montant réel peut être nul.",
        "« Vous est dû » : ce que vous avez déclaré impayé. Le recouvrer dépend de votre débiteur.",
        "Ce qui n’est qu’une hypothèse est montré comme telle.",
      ],
    },
    {
      title: "Le compte",
      list: [
        "Il est ouvert par une personne qui peut agir pour l’entreprise, avec une adresse électronique à elle et un mot de passe.",
        "Il reçoit votre simulation, vos réponses et les produits qui vous concernent. Une nouvelle simulation s’y ajoute et met les estimations à jour.",
        "L’ouvrir ne vous oblige à rien acheter, et ne donne mandat à personne.",
      ],
    },
    {
      title: "Être accompagné",
      paragraphs: [
        "Demander à être accompagné sur un produit, c’est demander qu’une personne vous contacte au sujet de ce dossier, et de lui seul ; vous retirez cette demande en nous écrivant. Aucune démarche n’est faite en votre nom sans votre accord. Un accompagnement payant fait l’objet d’un contrat à part, avec son prix, que vous êtes libre de refuser.",
      ],
    },
    {
      title: "Vos devoirs",
      list: [
        "Donner des réponses exactes, pour une entreprise dont vous avez le droit de parler.",
        "Garder votre mot de passe pour vous, et nous dire sans attendre si quelqu’un d’autre a pu s’en servir.",
        "Faire vérifier un résultat avant d’en tirer une démarche ou une dépense.",
        "Ne pas chercher à voir les données d’autrui, à gêner le service ni à l’interroger en masse.",
      ],
    },
    {
      title: "Les nôtres",
      list: [
        "Tenir les chiffres à jour, et montrer la date et la source de chacun.",
        "Corriger une erreur dès que nous la connaissons, et prévenir les comptes qu’elle touche.",
        "Garder vos données à l’abri, et ne les vendre à personne.",
        "Vous répondre sous [délai de réponse].",
        "Faire au mieux pour que le service reste ouvert, sans le garantir à chaque instant : il peut s’interrompre pour être entretenu.",
      ],
    },
    {
      title: "Responsabilité",
      paragraphs: [
        "Nous répondons de ce qui dépend de nous : les règles appliquées, les calculs, la garde de vos données. Nous ne répondons pas de réponses inexactes, d’un changement de la loi après le jour du calcul, ni de la décision d’une administration ou d’un tribunal.",
        "Rien ici n’écarte une responsabilité que la loi interdit d’écarter.",
      ],
    },
    {
      title: "Vos données",
      paragraphs: [
        "La page Confidentialité dit lesquelles sont gardées, pourquoi et combien de temps. Être contacté sans l’avoir demandé et recevoir nos lettres sont deux accords à part : le compte n’en dépend pas, et vous les retirez quand vous voulez.",
      ],
      links: [{ href: "/confidentialite/", text: "Lire la page Confidentialité" }],
    },
    {
      title: "Fermer le compte",
      paragraphs: [
        "Quand vous voulez, sans motif et sans frais : dans votre espace client, par « Supprimer mon compte », ou en écrivant à [adresse électronique de contact] depuis l’adresse du compte ; si elle n’est pas ou plus à vous, d’une autre, en disant le nom de l’entreprise et le jour de l’inscription. Le fermer efface votre identité, vos simulations et vos produits.",
        "Nous pouvons suspendre un compte qui manque à ces conditions, après vous l’avoir écrit et vous avoir laissé [délai] pour répondre ; sans délai, si la sécurité d’autrui l’exige. Vos données restent alors à votre disposition.",
      ],
    },
    {
      title: "Quand elles changent",
      paragraphs: [
        "Chaque version porte son année et son numéro. Un changement qui compte vous est écrit au moins [délai de préavis] avant de s’appliquer ; si vous le refusez, vous pouvez fermer le compte. Jusque-là, la version que vous avez acceptée reste la vôtre.",
      ],
    },
    {
      title: "Droit et litiges",
      paragraphs: [
        "Le droit français s’applique. Écrivez-nous d’abord : la plupart des désaccords se règlent ainsi. À défaut, et entre professionnels, le tribunal compétent est celui de [ville].",
      ],
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
        "le parcours entier, de l’accueil à l’espace client, à la souris, puis au clavier seul.",
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
  keep: {
    href: "/inscription/",
    link: "Garder ce résultat",
    title: "Le retrouver plus tard",
    text:
      "Un compte garde vos produits, les documents à réunir et vos réponses. Sans compte, cette simulation se ferme sept jours après votre dernière réponse, puis s’efface.",
    nothing: "Garder ces réponses dans un compte",
  },
  add: {
    href: "/espace-client/",
    link: "Ajouter à mon espace client",
    title: "Le retrouver dans votre espace client",
    text:
      "Ce résultat y rejoint vos autres simulations, et met à jour les estimations qu’il change.",
    nothing: "Ajouter à mon espace client",
  },
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
  afresh: "Nouvelle simulation. Les précédentes sont dans",
  afreshLink: "votre espace client",
  restart: "Recommencer à zéro",
  confirmRestart: "Oublier vos réponses et recommencer à la première question ?",
  startAgain: "Commencer une nouvelle simulation",
  lostTitle: "Cette simulation n’est plus ouverte",
  inAccountTitle: "Cette simulation est dans un compte",
  signIn: "Me connecter",
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

export const signUp = {
  title: "Gardez votre résultat",
  loading: "Un instant, nous retrouvons votre simulation…",
  noScript:
    "L’inscription a besoin de JavaScript. Activez-le dans votre navigateur, puis rechargez cette page.",
  failedTitle: "Nous n’avons pas pu ouvrir l’inscription",
  lede:
    "Un compte à vous : une adresse, un mot de passe, et ce que la simulation ne sait pas encore.",
  ledeSignedIn: (email: string) =>
    `Vous êtes connecté avec ${email}. Il manque à cet espace le nom de l’entreprise et le vôtre.`,
  haveAccount: "Vous avez déjà un compte ?",
  signInInstead: "Connectez-vous",
  kept: {
    title: "Ce qui sera gardé",
    produits: (count: number) =>
      count === 0
        ? "Votre résultat, et ce qui pourrait le changer"
        : count === 1
        ? "1 produit, avec ses documents à réunir"
        : `${count} produits, avec leurs documents à réunir`,
    responses: (count: number) => `Vos ${count} réponses, pour ne rien ressaisir`,
  },
  facts: {
    title: "D’après vos réponses :",
    change: "Les changer dans la simulation",
  },
  login: "Votre accès",
  email: { label: "Adresse électronique", hint: "Elle servira à vous connecter." },
  password: {
    label: "Mot de passe",
    hint: "10 caractères au moins, 72 au plus. Une courte phrase convient très bien.",
  },
  company: "Votre entreprise",
  companyName: { label: "Nom de l’entreprise" },
  siren: {
    label: "SIREN",
    hint: "Neuf chiffres, avec ou sans espaces : les premiers de votre SIRET.",
  },
  age: { label: "Ancienneté de l’entreprise", unit: "ans" },
  from: {
    estimated: "Estimation d’après votre activité : à corriger si elle est loin du compte.",
    default: "Valeur par défaut : à corriger.",
    unknown: "À laisser vide si vous ne savez pas.",
  },
  contact: "Vous",
  contactName: { label: "Prénom et nom" },
  phone: { label: "Téléphone", hint: "Par exemple 06 12 34 56 78." },
  consents: "Vos choix",
  terms: {
    label: "J’accepte les conditions générales d’utilisation",
    read: "À lire avant, dans un nouvel onglet :",
    conditions: "les conditions générales",
    and: "et",
    privacy: "la page Confidentialité",
  },
  contactConsent: "Vous pouvez me contacter même quand je n’ai rien demandé",
  marketing: "Je veux recevoir vos lettres d’information",
  withdraw:
    "Ces deux accords sont facultatifs, et se retirent quand vous voulez. Sans eux, une personne ne vous contacte qu’au sujet des dossiers que vous demandez.",
  before: "Ce bouton crée votre compte et y range votre simulation.",
  beforeSignedIn: "Ce bouton range votre simulation dans votre espace client.",
  send: "Créer mon compte",
  sendSignedIn: "Ajouter à mon espace client",
  signIn: "Me connecter",
  sending: "Un instant…",
  safe: "Réessayer est sans risque : si le compte est déjà créé, il ne l’est pas deux fois.",
  taken: {
    title: "Un compte existe déjà avec cette adresse",
    text:
      "Connectez-vous : nous vous dirons ce que votre simulation y changerait, et vous l’ajouterez. Rien n’est perdu en attendant, et vous pouvez aussi corriger l’adresse ci-dessous.",
    forgotten: "Mot de passe oublié",
  },
  none: {
    title: "Commencez par une simulation",
    text:
      "Un compte garde le résultat d’une simulation, et ce navigateur n’en a pas. Elle prend cinq minutes, et ne demande ni nom ni adresse.",
    start: "Commencer la simulation",
    signIn: "J’ai déjà un compte",
  },
  unfinished: {
    title: "Votre simulation n’est pas finie",
    text: "Un compte garde un résultat : répondez aux dernières questions pour voir le vôtre.",
    resume: "Reprendre ma simulation",
  },
  migrated: {
    title: "Cette simulation est déjà dans un compte",
    text:
      "Elle y a été rangée à l’inscription, ici ou dans un autre onglet. Connectez-vous pour la retrouver.",
  },
  /** The account was created in this tab, and its address is not proven. */
  waiting: {
    title: "Votre compte attend votre code",
    text:
      "Il est créé, et votre simulation y est. Connectez-vous : la page vous demandera le code à six chiffres envoyé à votre adresse, ou vous en enverra un autre.",
  },
  created: {
    title: "Votre compte est créé",
    text: "Votre simulation y est. Il ne reste qu’à vous connecter.",
  },
  firstPassword: {
    title: "Votre compte existe, avec votre premier mot de passe",
    text: (email: string) =>
      `Votre premier essai avait abouti, mais sa réponse s’est perdue en route : le compte de ${email} a été créé avec le mot de passe tapé alors, et votre simulation y est.`,
    choice: "Connectez-vous avec ce premier mot de passe, ou choisissez-en un nouveau.",
    reset: "Choisir un nouveau mot de passe",
  },
  later: "Plus tard, depuis la page de connexion",
  /** The address is to be proven before the account opens. */
  mail: (email: string) =>
    `Votre compte est créé, et votre simulation y est. Un code à six chiffres est parti à l’adresse ${email}, pour vérifier qu’elle est bien la vôtre : recopiez-le ici pour ouvrir votre espace.`,
  /** By the name of the field, in the order of the page; `other` is for any code not named. */
  faults: {
    email: {
      required: "Indiquez votre adresse électronique.",
      other: "Cette adresse n’en est pas une. Écrivez-la comme nom@exemple.fr.",
    },
    password: {
      required: "Choisissez un mot de passe.",
      other:
        "Ce mot de passe est trop court ou trop long. Prenez entre 10 et 72 caractères ; un accent compte double.",
    },
    "profile.company_name": {
      required: "Indiquez le nom de l’entreprise.",
      other: "Ce nom est trop long. Gardez 200 caractères au plus.",
    },
    "profile.siren": {
      other:
        "Ce n’est pas un SIREN : neuf chiffres, dont le dernier vérifie les autres. Relisez-le, ou laissez vide.",
    },
    "profile.nombre_employes": {},
    "profile.revenu_annuel": {},
    "profile.anciennete_entreprise": {},
    "profile.contact_name": {
      required: "Indiquez votre prénom et votre nom.",
      other: "Ce nom est trop long. Gardez 200 caractères au plus.",
    },
    "profile.phone": {
      other:
        "Ce numéro ne se lit pas. Écrivez-le comme 06 12 34 56 78, ou avec son indicatif : +32 470 12 34 56.",
    },
    "consents.terms": {
      other: "Cochez cette case pour créer le compte : il ne peut pas l’être sans votre accord.",
    },
  } as Record<string, Record<string, string>>,
};

export const signIn = {
  title: "Connexion",
  lede: "Retrouvez vos produits, les documents à réunir et vos simulations.",
  email: "Adresse électronique",
  password: "Mot de passe",
  submit: "Se connecter",
  forgotten: "Mot de passe oublié ?",
  noAccount: "Pas encore de compte ?",
  simulate: "Commencer une simulation",
  signUp: "Créer un compte avec la simulation de ce navigateur",
  required: {
    email: "Indiquez votre adresse électronique.",
    password: "Indiquez votre mot de passe.",
  },
  noScript:
    "La connexion a besoin de JavaScript. Activez-le dans votre navigateur, puis rechargez cette page.",
};

/** Whoever typed another's address: no mail to it will reach him. */
export const wrongAddress =
  "L’adresse est fausse ? Écrivez à [adresse électronique], en disant le nom de l’entreprise et le jour de l’inscription : nous effaçons ce compte, et vous en ouvrez un autre avec la bonne.";

export const confirmation = {
  title: "Confirmez votre adresse",
  text: (email: string) =>
    `Ce compte attend de savoir que l’adresse ${email} est bien la vôtre. Recopiez le code à six chiffres du dernier courriel que nous y avons envoyé, ou demandez-en un autre.`,
  submit: "Confirmer et me connecter",
  back: "Revenir à la connexion",
};

/** In the client area of who was let in before his address was proven. */
export const proof = {
  title: "Confirmez votre adresse",
  why: (email: string) =>
    `Pour que personne n’agisse à votre place, vos demandes d’accompagnement, l’export de vos données et la suppression du compte attendent un code, envoyé à l’adresse ${email}. Tout le reste est ouvert.`,
  ask: "Recevoir un code",
  hasCode: "J’ai déjà un code",
  sent: (email: string) => `Un code à six chiffres est parti à l’adresse ${email}.`,
  typeIt: (email: string) => `Recopiez le dernier code à six chiffres reçu à l’adresse ${email}.`,
  submit: "Confirmer",
  done: "C’est confirmé : cette adresse est bien la vôtre, et plus rien n’attend.",
};

/** For who proved an address that somebody else may have signed up with. */
export const takenOver = {
  title: "Ce compte est maintenant à vous seul",
  text:
    "Votre code a montré que vous lisez les courriels de cette adresse, mais rien ne dit que vous avez créé ce compte. Par prudence, le mot de passe choisi à l’inscription ne sert plus, et les connexions ouvertes avec lui sont closes. Les demandes d’accompagnement, les accords et le numéro de téléphone donnés jusqu’ici ne comptent plus : si c’était vous, faites de nouveau ces demandes et donnez ces accords sur cette page.",
  phone: "Pour que votre téléphone revienne dans votre profil, écrivez à [adresse électronique].",
  check: "Relisez",
  profile: "le profil de l’entreprise",
  and: "et",
  consents: "vos accords",
  choose: "Choisir un mot de passe",
};

export const code = {
  label: "Code à six chiffres",
  hint:
    "Il arrive en une minute ou deux, parfois dans les indésirables, et sert pendant une heure.",
  again: "Recevoir un autre code",
  wait: (seconds: number) => ` dans ${seconds} s`,
  asked: "C’est demandé. Seul le dernier code reçu est valable.",
  required: "Indiquez le code reçu par courriel.",
  malformed: "Le code a six chiffres : recopiez-le tel qu’il est dans le courriel.",
};

export const password = {
  title: "Mot de passe oublié",
  lede: "Un code par courriel, un nouveau mot de passe, et vous voilà dans votre espace.",
  ask: "Recevoir un code",
  hasCode: "J’ai déjà un code",
  badEmail: "Cette adresse n’a pas la bonne forme. Exemple : prenom@entreprise.fr",
  back: "Revenir à la connexion",
  chooseTitle: "Choisissez un nouveau mot de passe",
  sent: (email: string) =>
    `Si un compte existe à l’adresse ${email}, un code à six chiffres y est parti.`,
  typeIt: (email: string) => `Recopiez le code à six chiffres reçu à l’adresse ${email}.`,
  change: "Changer d’adresse",
  label: "Nouveau mot de passe",
  rule: "10 caractères au moins. Une courte phrase convient très bien.",
  submit: "Enregistrer et me connecter",
  required: "Choisissez un nouveau mot de passe.",
  anotherTitle: "Choisissez un autre mot de passe",
  wanted:
    "Le mot de passe choisi à l’inscription ne sert plus, car rien ne dit qu’il était le vôtre. Vous êtes connecté par votre code : il reste à choisir votre mot de passe.",
  codeUsed: "Votre code est accepté, et vous êtes connecté : il reste à choisir le mot de passe.",
};

export const arrival = {
  title: "Vous êtes connecté",
  adding: "Nous ajoutons votre simulation à votre espace…",
  opening: "Nous ouvrons votre espace…",
  planTitle: "Ajouter votre simulation à votre espace",
  notNow: "Pas maintenant",
  notAdded: "Vous êtes connecté, mais votre simulation n’est pas ajoutée",
  notOpened: "Nous n’avons pas pu ouvrir votre espace",
  open: "Ouvrir mon espace client",
  offer: (day: string, produits: number) =>
    `Ajouter à cet espace la simulation faite dans ce navigateur (le ${day}, ${
      produits === 0 ? "aucun produit" : produits + (produits === 1 ? " produit" : " produits")
    })`,
  offerHint: "Nous vous dirons d’abord ce que cela change, et vous déciderez.",
  /** By error code of the API. */
  lost: {
    session_expired:
      "La simulation faite dans ce navigateur a expiré : elle ne peut plus être ajoutée à un compte.",
    session_not_found:
      "La simulation faite dans ce navigateur a été effacée : elle ne peut plus être ajoutée à un compte.",
    session_already_migrated:
      "La simulation faite dans ce navigateur est déjà dans un compte : elle n’est pas à ajouter.",
    session_incomplete:
      "La simulation faite dans ce navigateur n’est pas terminée : finissez-la pour l’ajouter.",
  } as Record<string, string>,
};

export const trouble = {
  retry: "Réessayer",
  /** A refusal that says for how many seconds it holds. */
  wait: (seconds: number) =>
    `Trop d’essais en peu de temps. Réessayez ${
      within(Math.ceil(seconds / 60))
    } : un essai d’ici là compterait aussi, et ferait attendre encore.`,
  waited: "L’attente est finie : vous pouvez réessayer.",
  slow: "C’est plus long que d’habitude. Vous pouvez patienter : rien n’est perdu.",
};

function within(minutes: number): string {
  if (minutes <= 1) return "dans une minute";
  if (minutes < 55) return `dans ${minutes} minutes`;
  if (minutes <= 60) return "dans une heure";
  if (minutes < 90) return "dans un peu plus d’une heure";
  return `dans ${Math.ceil(minutes / 60)} heures`;
}

/** On any page, for whoever was signed in. */
export const signedOut = {
  title: "Vous n’êtes plus connecté",
  again:
    "Votre connexion a pris fin : elle a expiré, ou elle a été fermée d’ailleurs. Reconnectez-vous, puis recommencez.",
  gone:
    "Si le compte a été supprimé entre-temps, il n’y a plus rien à retrouver : vous pouvez en ouvrir un autre.",
  goneTitle: "Ce compte n’existe plus",
  erased:
    "Le compte où vous étiez connecté a été supprimé : il n’y a plus rien à y retrouver. Vous pouvez en ouvrir un autre.",
  signIn: "Se connecter",
  signUp: "Créer un compte",
  simulate: "Commencer une simulation",
};

export const client = {
  title: "Votre espace client",
  loading: "Un instant, nous ouvrons votre espace…",
  failedTitle: "Nous n’avons pas pu ouvrir votre espace",
  noScript:
    "Votre espace a besoin de JavaScript. Activez-le dans votre navigateur, puis rechargez cette page.",
  space: "Espace client",
  hello: (name: string) => `Bonjour ${name}.`,
  standing: {
    nothing: "Aucun produit pour l’instant. Vos simulations restent ici, avec vos réponses.",
    noFile: "Voici ce que vous pouvez demander. Aucun dossier n’est ouvert : vous choisissez.",
    requested: (count: number) => count > 1 ? `${count} demandés` : "1 demandé",
    in_progress: (count: number) => `${count} en cours`,
    done: (count: number) => count > 1 ? `${count} terminés` : "1 terminé",
    abandoned: (count: number) => count > 1 ? `${count} arrêtés` : "1 arrêté",
    files: (counts: string) => `Vos dossiers : ${counts}.`,
  },
  inThisPage: "Dans cette page",
  parts: [
    { href: "#produits", text: "Produits" },
    { href: "#documents", text: "Documents" },
    { href: "#simulations", text: "Simulations" },
    { href: "#profil", text: "Profil" },
    { href: "#compte", text: "Données et compte" },
  ],
  resume: "Reprendre ma simulation",
  again: "Refaire une simulation",
  againNote: "Elle reprend vos dernières réponses : vous ne changez que ce qui a changé.",
  signOut: "Se déconnecter",
  noClient: {
    title: "Ce compte n’a pas encore d’espace client",
    text:
      "Vous êtes connecté, mais aucune simulation n’a été ajoutée à ce compte. Un espace s’ouvre avec la première.",
    simulate: "Faire une simulation",
    simulateNote: "Douze à vingt questions, en cinq minutes environ.",
    pending: (day: string) =>
      `Ce navigateur garde la simulation que vous avez terminée le ${day}. Il reste à dire pour quelle entreprise.`,
    finish: "Ouvrir mon espace avec elle",
  },
  pending: {
    title: "Une simulation n’est pas encore dans votre compte",
    text: (day: string) => `Vous l’avez terminée le ${day} dans ce navigateur.`,
    /** What adding it would do, when nobody could plan it. */
    unplanned: "L’ajouter complète votre historique, et met à jour les estimations qu’elle change.",
    kept: "Un dossier déjà demandé garde son avancement, et rien n’est retiré.",
    /** What adding it would do, as the database plans it. */
    plan: {
      intro: "Si vous l’ajoutez : ",
      added: (count: number) =>
        count > 1 ? `${count} produits seront ajoutés` : "1 produit sera ajouté",
      estimates: (count: number) =>
        count > 1 ? `${count} estimations seront mises à jour` : "1 estimation sera mise à jour",
      unpriced: (count: number) =>
        count > 1
          ? `${count} produits sans montant seront revus`
          : "1 produit sans montant sera revu",
      protected: (count: number) =>
        count > 1
          ? `${count} dossiers déjà ouverts garderont leur avancement`
          : "1 dossier déjà ouvert gardera son avancement",
      kept: (count: number) =>
        count > 1
          ? `${count} produits qu’elle ne retient pas resteront tels quels`
          : "1 produit qu’elle ne retient pas restera tel quel",
      nothing: "votre historique sera complété, et aucun produit ne changera",
    },
    attach: "L’ajouter à mon compte",
    see: "La revoir d’abord",
  },
  attached: {
    title: "Simulation ajoutée",
    added: (count: number) => count > 1 ? `${count} produits ajoutés` : "1 produit ajouté",
    estimates: (count: number) =>
      count > 1 ? `${count} estimations mises à jour` : "1 estimation mise à jour",
    unpriced: (count: number) =>
      count > 1 ? `${count} produits sans montant revus` : "1 produit sans montant revu",
    protected: (count: number) =>
      count > 1
        ? `${count} dossiers ouverts gardent leur avancement`
        : "1 dossier ouvert garde son avancement",
    kept: (count: number) =>
      count > 1
        ? `${count} produits qu’elle ne retient pas restent tels quels`
        : "1 produit qu’elle ne retient pas reste tel quel",
    nothing: "votre historique est complété, et aucun produit n’a changé",
    unplanned: "vos produits et votre historique sont à jour",
  },
  totals: "Ce que dit votre dernière simulation",
  produits: {
    title: "Vos produits",
    note:
      "Demander à être accompagné n’engage à rien : une personne vous contacte à ce sujet, et à nul autre, et vous décidez ensuite.",
    nothing: "Rien à réclamer pour l’instant",
    nothingNote:
      "D’après vos réponses, aucun dispositif ne s’applique. C’est une réponse utile aussi, et elle peut changer avec votre entreprise.",
  },
  file: {
    requested: (day: string) => `Accompagnement demandé le ${day}`,
    in_progress: (day: string) => `Dossier en cours depuis le ${day}`,
    done: (day: string) => `Dossier terminé le ${day}`,
    abandoned: (day: string) => `Dossier arrêté le ${day}`,
    ask: "Je veux être accompagné",
    reach: (email: string, phone: string | null) =>
      phone ? `au ${phone} ou à l’adresse ${email}` : `à l’adresse ${email}`,
    next: (reach: string) =>
      `Une personne vous contacte ${reach} au sujet de ce dossier, et de lui seul. D’ici là, vous pouvez réunir les documents.`,
    nextOnceProved:
      "Une personne vous contacte au sujet de ce dossier, et de lui seul, dès que votre adresse est confirmée, en haut de cette page. D’ici là, vous pouvez réunir les documents.",
    thanks: "Votre demande est bien arrivée.",
    steps: { requested: "Demandé", in_progress: "En cours", done: "Terminé" },
    takeBack: "Pour retirer cette demande, écrivez à [adresse électronique].",
    followUp: "La personne qui vous accompagne suit ce dossier avec vous.",
    more: "Pourquoi, et que faire",
    revised: (day: string, before: string, now: string) =>
      `Estimation revue le ${day} : ${before} avant, ${now} maintenant.`,
    notInLatest:
      "Votre dernière simulation ne retient plus ce produit : cette estimation vient d’une plus ancienne.",
  },
  documents: {
    title: "Documents à réunir",
    note:
      "Chacun une seule fois, pour tous vos produits. Ne les envoyez pas ici : ils vous seront demandés.",
    serves: (produits: string[]) =>
      produits.length > 3 ? `Pour ${produits.length} produits` : produits.join(", "),
  },
  history: {
    title: "Vos simulations",
    of: (moment: string) => `Simulation du ${moment}`,
    latest: "la plus récente",
    first: "Votre première simulation.",
    same: "Rien n’a changé par rapport à la précédente.",
    changed: "Ce qui a changé par rapport à la précédente",
    appeared: "nouveau",
    gone: "ne s’applique plus",
    then: " puis ",
    totals: {
      fixed: "Total fixé par la loi, par an",
      verify: "Total à vérifier, par an",
      owed: "Total dû, une fois",
    },
    toConfirm: "à confirmer",
    inPlace: "déjà en place",
    unpriced: "sans montant",
    open: "Vos réponses et les résultats",
    answers: "Vos réponses",
    results: "Les résultats",
    noResult: "Aucun dispositif ne s’appliquait.",
  },
  profile: {
    title: "Votre profil",
    fields: {
      company_name: "Entreprise",
      contact_name: "Contact",
      email: "Adresse électronique",
      phone: "Téléphone",
      siren: "SIREN",
      secteur_activite: "Activité",
      nombre_employes: "Effectif",
      revenu_annuel: "Chiffre d’affaires",
      anciennete_entreprise: "Ancienneté",
    },
    employees: (count: string, many: boolean) => many ? `${count} personnes` : `${count} personne`,
    perYear: (amount: string) => `${amount} par an`,
    years: (count: string, many: boolean) => many ? `${count} ans` : `${count} an`,
    origins: {
      form: "saisi à l’inscription",
      answer: "votre réponse à la simulation",
      estimated: "estimé d’après l’activité et vos réponses",
      default: "valeur par défaut, faute de réponse",
    },
    ofLogin: "celle de votre connexion",
    unknown: "non renseigné",
    correct: "Corriger une valeur :",
    how: "la marche à suivre",
  },
  consents: {
    title: "Vos accords",
    terms: (version: string, day: string) => `Conditions, version ${version}, acceptées le ${day}.`,
    scope:
      "Les deux accords qui suivent sont facultatifs. Sans eux, une personne ne vous contacte qu’au sujet des dossiers que vous demandez.",
    standing: (day: string | null) => day ? `Oui, depuis le ${day}.` : "Non.",
    save: "Enregistrer mes accords",
    saved: "C’est enregistré.",
    tooMany:
      "Vous avez changé vos accords vingt fois en un jour. Un accord que vous retirez l’est aussitôt ; en donner un de nouveau sera possible demain.",
  },
  account: {
    title: "Vos données et votre compte",
    export: "Exporter mes données",
    exportNote:
      "Un fichier avec tout ce que nous gardons à votre sujet : profil, accords, produits, simulations, événements, connexions.",
    exported: (file: string) => `C’est fait : ${file} est dans vos téléchargements.`,
    password: "Changer de mot de passe",
  },
};

/** What operators read: who follows how simulations fare. */
export const erasure = {
  title: "Supprimer mon compte",
  note:
    "Votre compte et tout ce qu’il contient s’effacent aussitôt. Nous vous dirons d’abord ce que cela emporte.",
  unproved:
    "Pour que personne ne le supprime à votre place, confirmez d’abord votre adresse, en haut de cette page.",
  ask: "Supprimer mon compte",
  confirmTitle: "Supprimer votre compte, pour de bon",
  goes:
    "S’effacent : votre adresse et votre mot de passe, votre profil, vos accords, vos produits et l’avancement de leurs dossiers, vos simulations et leurs réponses, vos connexions.",
  stays:
    "Restent : des nombres où vous n’apparaissez pas, et un journal de dates et de numéros qui ne mènent plus à personne. Les sauvegardes s’effacent à leur tour, à leur échéance.",
  final:
    "Personne ne pourra revenir en arrière, pas même nous. Si vous voulez garder une copie, exportez d’abord vos données. Les dossiers en cours s’arrêtent avec le compte.",
  password: "Votre mot de passe",
  why: "Pour être sûrs que c’est bien vous.",
  forgotten: "Mot de passe oublié",
  required: "Indiquez votre mot de passe.",
  erase: "Supprimer définitivement",
  keep: "Garder mon compte",
  doneTitle: "Votre compte est supprimé",
  done:
    "Tout ce que nous gardions à votre sujet est effacé, et vous êtes déconnecté. La même adresse pourra ouvrir un nouveau compte, quand vous voudrez.",
  home: "Revenir à l’accueil",
};

export const operator = {
  title: "Espace opérateur",
  failedTitle: "Nous n’avons pas pu faire les comptes",
  loading: "Un instant, nous faisons les comptes…",
  noScript:
    "Cette page a besoin de JavaScript. Activez-le dans votre navigateur, puis rechargez-la.",
  readAt: "Relevé du",
  refresh: "Actualiser",
  signOut: "Se déconnecter",
  percent: (n: string) => `${n} %`,
  ms: (n: string) => `${n} ms`,
  refused: {
    title: "Cette page est réservée aux opérateurs",
    text:
      "Vous êtes bien connecté, mais ce compte ne donne pas accès aux statistiques. Vos produits et vos simulations sont dans votre espace client.",
    justGiven:
      "Si l’accès vient de vous être donné, déconnectez-vous, puis reconnectez-vous : il vaut à partir de la connexion suivante.",
    toClient: "Aller à mon espace client",
  },
  failures: {
    title: "Inscriptions et rattachements qui ont échoué",
    show: "Échecs à montrer",
    states: {
      open: {
        name: "À suivre",
        note:
          "Rien n’a été créé, rien n’est perdu : le visiteur peut encore recommencer. Le numéro de demande mène à la ligne du journal qui dit la cause.",
        none: "Rien à suivre : personne n’attend.",
      },
      settled: {
        name: "Réglés",
        note: "Le visiteur a recommencé, et sa simulation est dans un compte.",
        none: "Aucun pour l’instant.",
      },
      lost: {
        name: "Perdus",
        note: "La simulation a expiré avant d’être reprise, ou la demande n’en nommait pas une.",
        none: "Aucun : personne n’a été perdu en route.",
      },
    },
    when: "Quand",
    what: "Ce qui s’est passé",
    where: "À quelle étape",
    numbers: "Numéros",
    count: (count: number, more: boolean) =>
      more
        ? `Les ${count} plus récents`
        : count > 1
        ? `${count} échecs, le plus récent d’abord`
        : "1 échec",
    more: "Voir plus",
    request: "Demande",
    session: "Simulation",
    noSession: "aucune",
    noStep: "Étape inconnue",
    /** By error code of the API. */
    codes: {
      internal_error: "Une erreur de la base de données ou du service",
      migration_timeout: "Le temps permis était écoulé",
    } as Record<string, string>,
    /** By function of the database. */
    steps: {
      lock_session: "Réserver la simulation",
      create_auth_user: "Créer l’identifiant de connexion",
      create_client: "Créer le compte de l’entreprise",
      ensure_client: "Retrouver ou créer le compte de l’entreprise",
      store_results: "Recalculer les résultats",
      save_simulation: "Ranger la simulation dans l’historique",
      copy_eligibilities: "Copier les produits",
      mark_session_migrated: "Marquer la simulation comme rattachée",
      write_audit_event: "Écrire au journal des événements",
    } as Record<string, string>,
  },
  simulations: {
    title: "Simulations",
    conversion: "Taux de conversion",
    none: "Aucune simulation n’a encore été commencée.",
    conversionNote: (migrated: string, total: string) =>
      `De simulation commencée à simulation rattachée à un compte : ${migrated} sur ${total}.`,
    steps: {
      started: {
        name: "Commencées",
        note: "Toutes celles qui ont été ouvertes, même restées sans réponse.",
      },
      answered: { name: "Répondues", note: "Au moins une réponse est gardée." },
      completed: { name: "Terminées", note: "Le visiteur a vu son résultat." },
      migrated: {
        name: "Rattachées à un compte",
        note: "Par une inscription, ou par la connexion d’un client.",
      },
    },
    note:
      "Depuis le début, simulations effacées comprises ; les simulations d’essai ne sont comptées nulle part.",
  },
  moves: {
    title: "Passages au compte",
    failed: "Échecs",
    failedNote: (rate: string) =>
      `${rate} de ceux qui ont été tentés. Erreurs et délais dépassés seulement : un refus n’est pas un échec.`,
    duration: "Durée médiane",
    noDuration: "aucune encore",
    durationNote: (p95: string, p99: string) =>
      `95 % prennent moins de ${p95}, 99 % moins de ${p99}.`,
    clients: "Comptes",
    clientsNote: (produits: string, responses: string) =>
      `Ils ont reçu au moins une simulation. Produits en tout : ${produits} ; réponses : ${responses}.`,
  },
  activities: {
    title: "Par activité",
    activity: "Activité",
    migrated: "Rattachées",
    unsaid: "Non précisée",
  },
};

/** What to do, by error code of the API; `offline` and `too_slow` are the browser's own. */
export const errors: Record<string, string> = {
  offline:
    "Nous n’arrivons pas à joindre le service. Vérifiez votre connexion, puis réessayez : ce qui était enregistré l’est toujours.",
  too_slow: "Le service n’a pas répondu à temps. Réessayez dans un instant : rien n’est perdu.",
  internal_error:
    "Une erreur s’est produite de notre côté. Réessayez dans un instant : ce qui était enregistré l’est toujours.",
  session_busy:
    "Une autre demande est en cours, dans un autre onglet peut-être. Réessayez dans un instant.",
  session_expired:
    "Elle a été fermée après sept jours sans réponse, et ses réponses s’effacent. Vous pouvez en commencer une autre.",
  session_not_found:
    "Nous ne la retrouvons pas : elle a sans doute été effacée. Vous pouvez en commencer une autre.",
  session_already_migrated:
    "Elle appartient désormais à un compte, et ne change plus. Connectez-vous pour la retrouver, ou commencez-en une autre.",
  session_incomplete: "Il manque une réponse. Revenez aux questions pour la donner.",
  invalid_responses: "Cette réponse n’a pas été acceptée. Vérifiez-la, puis continuez.",
  unauthorized: "Le service n’a pas reconnu ce site. Réessayez plus tard : rien n’est perdu.",
  sign_in_too_old:
    "Pour cela, votre mot de passe doit avoir été donné depuis moins d’un quart d’heure. Déconnectez-vous, reconnectez-vous, puis recommencez.",
  forbidden: "Ce compte n’a pas accès à cette page. Revenez à votre espace client.",
  not_found: "Nous ne trouvons pas ce que vous cherchez. Revenez à la page précédente.",
  method_not_allowed: "Cette page n’est plus à jour. Rechargez-la, puis réessayez.",
  unsupported_media_type: "Cette page n’est plus à jour. Rechargez-la, puis réessayez.",
  invalid_input:
    "Quelque chose n’a pas la forme attendue. Relisez ce que vous avez écrit, puis réessayez.",
  payload_too_large: "C’est trop long. Raccourcissez ce que vous avez écrit, puis réessayez.",
  invalid_profile: "Une information n’a pas été acceptée. Relisez-la, puis réessayez.",
  weak_password:
    "Ce mot de passe est trop court ou trop long. Prenez entre 10 et 72 caractères ; un accent compte double.",
  email_already_registered:
    "Un compte existe déjà avec cette adresse. Connectez-vous pour y ajouter votre simulation.",
  migration_disabled:
    "Les inscriptions sont fermées pour le moment. Votre simulation est gardée : revenez un peu plus tard.",
  migration_timeout:
    "C’est plus long que prévu, et nous avons arrêté là. Réessayez dans un instant : rien n’est perdu.",
  email_not_confirmed:
    "Votre adresse n’est pas encore vérifiée. Ouvrez le message que nous y avons envoyé, puis reconnectez-vous.",
  session_not_migrated: "Cette simulation n’est dans aucun compte. Rechargez la page.",
  migration_in_use:
    "Un dossier ou une simulation plus récente en dépend : écrivez-nous pour revenir en arrière.",
  undo_too_late: "Il est trop tard pour revenir en arrière. Écrivez-nous.",
  email_unproved:
    "Confirmez d’abord que votre adresse est bien la vôtre : le code se demande en haut de cette page.",
  otp_expired:
    "Ce code n’est pas le bon, ou il a trop attendu. Vérifiez-le, ou demandez-en un autre.",
  same_password: "C’est déjà votre mot de passe. Choisissez-en un autre.",
  invalid_credentials:
    "L’adresse ou le mot de passe n’est pas le bon. Vérifiez-les, ou choisissez un nouveau mot de passe.",
  user_banned: "Ce compte est suspendu. Écrivez-nous : l’adresse est dans les mentions légales.",
  login_not_kept:
    "Ce navigateur n’a pas gardé votre connexion. Autorisez ce site à y écrire, ou quittez la navigation privée, puis reconnectez-vous.",
  over_email_send_rate_limit:
    "Un courriel est déjà parti il y a peu. Attendez une minute, puis demandez-en un autre.",
  over_request_rate_limit:
    "Trop d’essais en peu de temps. Attendez quelques minutes, puis réessayez.",
  too_many_attempts: "Trop d’essais en peu de temps. Réessayez un peu plus tard.",
  signed_out: "Votre connexion a expiré. Reconnectez-vous, puis recommencez : rien n’est perdu.",
};
