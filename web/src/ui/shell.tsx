import type { ComponentChildren } from "preact";
import { footer, site } from "../texts.ts";

/** The frame of every page: the brand, the content, the pages that the law asks for. */
export function Shell({ children }: { children: ComponentChildren }) {
  return (
    <>
      <a class="skip" href="#contenu">{site.skip}</a>
      <header class="bar">
        <a class="brand" href="/" aria-label={site.home}>
          <Mark />
          {site.name}
        </a>
        <nav aria-label={site.account}>
          <a href="/espace-client/">{site.account}</a>
        </nav>
      </header>
      <main id="contenu" tabIndex={-1}>{children}</main>
      <footer class="foot">
        <nav aria-label={site.pages}>
          <ul>
            {footer.map(({ href, text }) => (
              <li key={href}>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        </nav>
      </footer>
    </>
  );
}

/** A board that bends: the place one leaps from. */
function Mark() {
  return (
    <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true" focusable="false">
      <path
        d="M3 21.5h8.5M5 21V16c6.5 0 12-2.5 17.5-9.5"
        fill="none"
        stroke="currentColor"
        stroke-width="2.4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
      <circle cx="21.5" cy="3.8" r="2.3" fill="currentColor" />
    </svg>
  );
}
