/// <reference lib="dom" />
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { site } from "../texts.ts";

interface Props {
  title: string;
  /** Whether it takes the place of another screen of the same page: it is then announced. */
  isNext: boolean;
  children: ComponentChildren;
}

/** One of the screens of a page, below its heading. */
export function Screen({ title, isNext, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (!isNext) return;
    document.title = `${title} – ${site.name}`;
    globalThis.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <div class="screen narrow">
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      {children}
    </div>
  );
}
