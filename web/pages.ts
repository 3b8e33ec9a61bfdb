// Every page of the site: where it is, what it is called, and the component that makes it.
import type { ComponentType } from "preact";
import Landing from "./src/pages/landing.tsx";
import { heads } from "./src/texts.ts";

export interface Page {
  /** Where it is served, e.g. /simulateur/. */
  path: string;
  head: { title: string; description: string };
  component: ComponentType;
  /** The module that brings it to life in a browser; none for a page that needs no script. */
  script?: string;
}

export const pages: Page[] = [
  { path: "/", head: heads.landing, component: Landing },
];
