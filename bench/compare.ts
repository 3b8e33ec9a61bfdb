/** Two things measured in turns, in one run, on one machine: only their ratio is worth anything. */

/** A rate, per second. */
export type Rate = number;

export interface Comparison {
  name: string;
  clients: number;
  /** Median of the pairs' ratios, and their range. */
  ratio: number;
  min: number;
  max: number;
  /** Medians, per second. */
  rates: [Rate, Rate];
  /** What the ratio must reach, if anything. */
  floor?: number;
}

export interface Effort {
  /** Pairs kept; one more comes first and is dropped. */
  pairs: number;
  /** Multiplies the calls of each measure. */
  scale: number;
}

/** Measures A B A B …, drops the first pair and gives the ratio A ÷ B. */
export async function compare(
  { name, clients, floor }: { name: string; clients: number; floor?: number },
  { pairs }: Effort,
  a: () => Promise<Rate>,
  b: () => Promise<Rate>,
): Promise<Comparison> {
  const kept: [Rate, Rate][] = [];
  for (let pair = 0; pair <= pairs; pair++) {
    const measured: [Rate, Rate] = [await a(), await b()];
    if (pair > 0) kept.push(measured);
  }
  const ratios = kept.map(([rateA, rateB]) => rateA / rateB);
  return {
    name,
    clients,
    floor,
    ratio: median(ratios),
    min: Math.min(...ratios),
    max: Math.max(...ratios),
    rates: [median(kept.map(([rate]) => rate)), median(kept.map(([, rate]) => rate))],
  };
}

/** Does `work` for each item, `clients` at a time, each client waiting for its answer. */
export async function together<Item>(
  clients: number,
  items: Item[],
  work: (item: Item, client: number) => Promise<unknown>,
): Promise<Rate> {
  const queue = items.values();
  const started = performance.now();
  await Promise.all(Array.from({ length: clients }, async (_, client) => {
    for (const item of queue) await work(item, client);
  }));
  return items.length / ((performance.now() - started) / 1000);
}

export function median(values: number[]): number {
  const sorted = values.toSorted((x, y) => x - y);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle) - 1]) / 2;
}

export function times(count: number): number[] {
  return Array.from({ length: Math.ceil(count) }, (_, index) => index);
}

/** Of two lists, the first difference; the same answers are a condition of comparing their speed. */
export function assertSame(what: string, a: unknown, b: unknown): void {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  if (left !== right) throw new WrongAnswer(`${what}: ${left} is not ${right}`);
}

/** A measure that did not do its work is no measure. */
export class WrongAnswer extends Error {}
