/// <reference lib="dom" />
/**
 * Ignores the second click of a double one where it falls on something else than the first: the
 * page has moved on or shifted since, and nobody has read yet what is under the pointer now.
 */
export function ignoreStrayClicks(): void {
  let first: Element | null = null;
  addEventListener("click", (event) => {
    const pressed = pressedBy(event.target as Element);
    if (event.detail <= 1) first = pressed;
    else if (pressed !== first) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, { capture: true });
}

/** A label stands for its field, as what a button holds does for the button. */
function pressedBy(target: Element): Element {
  return target.closest("label")?.control ?? target.closest("a, button, summary") ?? target;
}
