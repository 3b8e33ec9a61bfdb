/** Every word that a person reads, but for the questionnaire's and the catalogue's own, which are rows. */

export const site = {
  name: "Tremplin",
  skip: "Aller au contenu",
  home: "Tremplin, accueil",
  signIn: "Se connecter",
  pages: "Informations",
};

/** Titles and descriptions, as browsers and search engines show them. */
export const heads = {
  landing: {
    title: "Tremplin : ce que votre entreprise peut récupérer",
    description:
      "Douze à vingt questions, sans compte : voyez ce que votre entreprise peut réclamer ou économiser, combien, et pourquoi.",
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

export const landing = {
  title: "Ce que votre entreprise peut récupérer, en cinq minutes",
  promise:
    "Taxes, cotisations, énergie : répondez à quelques questions et voyez ce que vous pouvez réclamer, combien, et pourquoi.",
  start: "Commencer la simulation",
  resume: "Reprendre ma simulation",
  startNote: "Sans compte. Vos réponses s’effacent d’elles-mêmes si vous en restez là.",
  how: "Comment cela se passe",
  steps: [
    {
      title: "12 à 20 questions courtes",
      text:
        "La plupart se répondent d’un geste. Pour chaque chiffre, nous disons où le trouver ; « je ne sais pas » est une réponse.",
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
    "Tremplin est un simulateur ouvert : ses règles sont publiques, chaque chiffre porte sa date et sa source, et ce qui n’est qu’une hypothèse est montré comme telle. Une simulation indique ; elle ne remplace pas l’avis d’un expert.",
};

export const footer = [
  { href: "/mentions-legales/", text: "Mentions légales" },
  { href: "/confidentialite/", text: "Confidentialité" },
  { href: "/accessibilite/", text: "Accessibilité" },
];
