// Every page of the site: where it is, what it is called, and the component that makes it.
import type { ComponentType } from "preact";
import Accessibility from "./src/pages/accessibility.tsx";
import Client from "./src/pages/client.tsx";
import Landing from "./src/pages/landing.tsx";
import Legal from "./src/pages/legal.tsx";
import Operator from "./src/pages/operator.tsx";
import Password from "./src/pages/password.tsx";
import Privacy from "./src/pages/privacy.tsx";
import SignUp from "./src/pages/sign_up.tsx";
import Simulator from "./src/pages/simulator.tsx";
import Terms from "./src/pages/terms.tsx";
import SignIn from "./src/pages/sign_in.tsx";
import { heads } from "./src/texts.ts";

export interface Page {
  /** Where it is served, e.g. /simulateur/. */
  path: string;
  head: { title: string; description: string };
  component: ComponentType;
  /** The module that brings it to life in a browser; none for a page that needs no script. */
  script?: string;
  /** Its script shares no file with other pages, and holds nothing that only they need. */
  alone?: boolean;
  /** In the place of `script`: a few lines that run before anything is painted. */
  early?: string;
}

export const pages: Page[] = [
  { path: "/", head: heads.landing, component: Landing, early: "src/kept.ts" },
  {
    path: "/simulateur/",
    head: heads.simulator,
    component: Simulator,
    script: "src/pages/simulator.tsx",
    alone: true,
  },
  {
    path: "/connexion/",
    head: heads.signIn,
    component: SignIn,
    script: "src/pages/sign_in.tsx",
  },
  {
    path: "/mot-de-passe/",
    head: heads.password,
    component: Password,
    script: "src/pages/password.tsx",
  },
  {
    path: "/espace-client/",
    head: heads.client,
    component: Client,
    script: "src/pages/client.tsx",
  },
  {
    path: "/espace-operateur/",
    head: heads.operator,
    component: Operator,
    script: "src/pages/operator.tsx",
  },
  {
    path: "/inscription/",
    head: heads.signUp,
    component: SignUp,
    script: "src/pages/sign_up.tsx",
  },
  { path: "/mentions-legales/", head: heads.legal, component: Legal },
  { path: "/conditions/", head: heads.terms, component: Terms },
  { path: "/confidentialite/", head: heads.privacy, component: Privacy },
  { path: "/accessibilite/", head: heads.accessibility, component: Accessibility },
];
