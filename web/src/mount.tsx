/// <reference lib="dom" />
import { type ComponentType, hydrate } from "preact";
import { ignoreStrayClicks } from "./double_click.ts";
import { Shell } from "./ui/shell.tsx";

/** Brings a page that was built as HTML to life. Nothing happens where there is no document: the build. */
export function mount(Page: ComponentType): void {
  const root = globalThis.document?.getElementById("page");
  if (root) {
    ignoreStrayClicks();
    hydrate(
      <Shell>
        <Page />
      </Shell>,
      root,
    );
  }
}
