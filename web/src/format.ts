/** Figures and dates as they are written and typed in France. */

/** The first of these costs a telephone 50 ms: a page that shows no figure does without. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => made ??= make();
}

const whole = once(() => new Intl.NumberFormat("fr-FR"));
const decimals = once(() =>
  new Intl.NumberFormat("fr-FR", {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
);
const money = once(() =>
  new Intl.NumberFormat("fr-FR", {
    style: "currency",
    currency: "EUR",
    minimumFractionDigits: 0,
  })
);
const cents = once(() => new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" }));
const minute = once(() =>
  new Intl.DateTimeFormat("fr-FR", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "Europe/Paris",
  })
);
const day = once(() =>
  new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "Europe/Paris" })
);

export function number(n: number): string {
  return (Number.isInteger(n) ? whole : decimals)().format(n);
}

/** Cents are written when there are some. */
export function euros(n: number): string {
  return (Number.isInteger(n) ? money : cents)().format(n);
}

/** `iso` is a day or a time. */
export function date(iso: string): string {
  return day().format(new Date(iso)).replace(/^1 /, "1er ");
}

/** A day and an hour, where one day has several. */
export function moment(iso: string): string {
  return minute().format(new Date(iso)).replace(/^1 /, "1er ");
}

/** A sum or difference of amounts, free of the dust of binary fractions. */
export function toCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

/** "06 12 34 56 78" for a French number, others as they are. */
export function phone(e164: string): string {
  if (!/^\+33\d{9}$/.test(e164)) return e164;
  return `0${e164.slice(3)}`.replace(/\B(?=(\d{2})+$)/g, "\u00a0");
}

/** "732 829 320". */
export function siren(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, "\u00a0");
}

const GROUPED_BY_POINTS = /^-?\d{1,3}(\.\d{3})+,\d+$|^-?\d{1,3}(\.\d{3}){2,}$/;

/** What a person typed, e.g. "1 200,50 €", "1200.5" or "1.800.000"; null when it is no number. */
export function readNumber(typed: string): number | null {
  const compact = typed.replace(/[\s'’€]/g, "");
  const plain = GROUPED_BY_POINTS.test(compact) ? compact.replaceAll(".", "") : compact;
  return /^-?\d+([.,]\d*)?$/.test(plain) ? Number(plain.replace(",", ".")) : null;
}

/** Where a number of ten digits is called from another country; the rest of France is 33. */
const OVERSEAS: [RegExp, string][] = [
  [/^0(590|690|691)/, "590"],
  [/^0(594|694)/, "594"],
  [/^0(596|696|697)/, "596"],
  [/^0(262|263|269|639|692|693)/, "262"],
];

/** A telephone number as typed in France, e.g. "06 12 34 56 78", in E.164; null when it is none. */
export function readPhone(typed: string): string | null {
  const compact = typed.replace("(0)", "").replace(/[\s./()-]/g, "").replace(/^00/, "+");
  if (/^0[1-9]\d{8}$/.test(compact)) {
    const country = OVERSEAS.find(([prefix]) => prefix.test(compact))?.[1] ?? "33";
    return `+${country}${compact.slice(1)}`;
  }
  const international = compact.replace(/^\+330/, "+33");
  return /^\+[1-9]\d{6,14}$/.test(international) ? international : null;
}
