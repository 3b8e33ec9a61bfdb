/** Figures and dates as they are written and typed in France. */

const whole = new Intl.NumberFormat("fr-FR");
const decimals = new Intl.NumberFormat("fr-FR", {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const money = new Intl.NumberFormat("fr-FR", {
  style: "currency",
  currency: "EUR",
  minimumFractionDigits: 0,
});
const cents = new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" });
const day = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "Europe/Paris" });

export function number(n: number): string {
  return (Number.isInteger(n) ? whole : decimals).format(n);
}

/** Cents are written when there are some. */
export function euros(n: number): string {
  return (Number.isInteger(n) ? money : cents).format(n);
}

/** `iso` is a day or a time. */
export function date(iso: string): string {
  return day.format(new Date(iso)).replace(/^1 /, "1er ");
}

const GROUPED_BY_POINTS = /^-?\d{1,3}(\.\d{3})+,\d+$|^-?\d{1,3}(\.\d{3}){2,}$/;

/** What a person typed, e.g. "1 200,50 €", "1200.5" or "1.800.000"; null when it is no number. */
export function readNumber(typed: string): number | null {
  const compact = typed.replace(/[\s'’€]/g, "");
  const plain = GROUPED_BY_POINTS.test(compact) ? compact.replaceAll(".", "") : compact;
  return /^-?\d+([.,]\d*)?$/.test(plain) ? Number(plain.replace(",", ".")) : null;
}
