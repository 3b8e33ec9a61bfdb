// The simulator's rules once more, as a person reads them: plain code and whole cents, sharing
// nothing with the SQL it is compared with. Only tests may use it.

/** Answers by question code; null is "I don't know", a missing key is a question not yet answered. */
export type Answers = Record<string, unknown>;

/** What a rule says of a visitor: null where an answer that decides is missing. */
export type Truth = boolean | null;

export type State = "eligible" | "not_eligible" | "to_confirm";
export type Confidence = "high" | "medium" | "low";

export interface Expected {
  state: State;
  confidence: Confidence;
  /** The table's conditions, in its order. */
  criteria: Truth[];
  inPlace: boolean;
  /** Euros a year; null unless eligible and for what has no amount. */
  low: number | null;
  high: number | null;
}

export interface ExpectedResults {
  results: Record<string, Expected>;
  totals: {
    fixed_by_law: number;
    low: number;
    high: number;
    receivable: number;
    eligible_count: number;
  };
}

/** An exact amount: cents, as a fraction whose denominator is whole. */
interface Amount {
  low: bigint;
  high: bigint;
  over: bigint;
  isPartial?: boolean;
}

interface Product {
  code: string;
  kind: "right" | "estimate" | "receivable" | "qualitative";
  criteria: (visitor: Visitor) => Truth[];
  amount?: (visitor: Visitor, day: string) => Amount;
  /** Rests on a figure that is only a market habit. */
  isHypothesis?: boolean;
}

/** Cents per hectolitre that come back: the normal tariff less the reduced one. */
const EXCISE_REFUND = {
  LITRES_POIDS_LOURDS: 6075n - 4519n,
  LITRES_AUTOCARS: 6075n - 3919n,
  LITRES_TAXIS: 6075n - 3020n,
};

const DFS_PERCENT = new Map([
  [2026, 17n],
  [2027, 16n],
  [2028, 14n],
  [2029, 12n],
  [2030, 10n],
  [2031, 8n],
  [2032, 6n],
  [2033, 4n],
  [2034, 2n],
]);
const DFS_CEILING = 7_600_00n;
const DRIVER_GROSS_EUROS = 26_000n;
const EMPLOYER_PERCENT = 42n;
const RESEARCH_THRESHOLD = 100_000_000_00n;

/** The questions that are not always asked, each with the condition of its gate. */
const SHOWN_IF: Record<string, (visitor: Visitor) => Truth> = {
  TYPES_VEHICULES: (visitor) => visitor.is("VEHICULES", true),
  LITRES_POIDS_LOURDS: (visitor) => drives(visitor, "poids_lourd_75"),
  LITRES_AUTOCARS: (visitor) => drives(visitor, "autocar"),
  LITRES_TAXIS: (visitor) => drives(visitor, "taxi"),
  CHAUFFEURS: (visitor) => visitor.is("SECTEUR", "transport_marchandises"),
  TAXE_FONCIERE: (visitor) => visitor.is("PROPRIETAIRE", true),
  RD_DEPENSES: (visitor) => visitor.is("RECHERCHE", true),
  IMPAYES_NOMBRE: (visitor) => visitor.exceeds("IMPAYES", 0),
};

function all(...parts: Truth[]): Truth {
  if (parts.includes(false)) return false;
  return parts.includes(null) ? null : true;
}

function any(...parts: Truth[]): Truth {
  if (parts.includes(true)) return true;
  return parts.includes(null) ? null : false;
}

function not(part: Truth): Truth {
  return part === null ? null : !part;
}

/** Answers as a rule may read them: what is hidden satisfies nothing, what is missing decides nothing. */
class Visitor {
  constructor(private readonly answers: Answers) {}

  is(question: string, expected: unknown): Truth {
    return this.test(question, (answer) => answer === expected);
  }

  has(question: string, option: string): Truth {
    return this.test(question, (answer) => (answer as string[]).includes(option));
  }

  exceeds(question: string, bound: number): Truth {
    return this.test(question, (answer) => (answer as number) > bound);
  }

  /** Whole cents of an amount; a number is taken as so many euros. */
  cents(question: string): bigint {
    return BigInt(Math.round((this.answers[question] as number) * 100));
  }

  count(question: string): bigint {
    return BigInt(this.answers[question] as number);
  }

  /** Whether an option is among those given, shown or not. */
  gave(question: string, option: string): Truth {
    return (this.answers[question] as string[] | undefined)?.includes(option) ?? null;
  }

  private test(question: string, holds: (answer: unknown) => boolean): Truth {
    const shown = question in SHOWN_IF ? SHOWN_IF[question](this) : true;
    if (shown !== true) return shown;
    const answer = this.answers[question] ?? null;
    return answer === null ? null : holds(answer);
  }
}

/** Vehicles, and of that type. */
function drives(visitor: Visitor, type: string): Truth {
  return all(visitor.is("VEHICULES", true), visitor.gave("TYPES_VEHICULES", type));
}

function isHaulier(visitor: Visitor): Truth {
  return visitor.is("SECTEUR", "transport_marchandises");
}

function isFarm(visitor: Visitor): Truth {
  return visitor.is("SECTEUR", "agriculture");
}

function employs(visitor: Visitor): Truth {
  return visitor.exceeds("EFFECTIF", 0);
}

/** The three uses of diesel with a reduced tariff, each with whether it holds. */
function dieselUses(visitor: Visitor): [keyof typeof EXCISE_REFUND, Truth][] {
  return [
    ["LITRES_POIDS_LOURDS", visitor.exceeds("LITRES_POIDS_LOURDS", 0)],
    ["LITRES_AUTOCARS", visitor.exceeds("LITRES_AUTOCARS", 0)],
    [
      "LITRES_TAXIS",
      all(visitor.exceeds("LITRES_TAXIS", 0), not(visitor.is("SECTEUR", "vtc"))),
    ],
  ];
}

function exciseRefund(visitor: Visitor): Amount {
  let cents = 0n;
  let isPartial = false;
  for (const [question, holds] of dieselUses(visitor)) {
    if (holds) cents += visitor.count(question) * 12n * EXCISE_REFUND[question];
    if (holds === null) isPartial = true;
  }
  return { low: cents, high: cents, over: 100n, isPartial };
}

function driversDeduction(visitor: Visitor, day: string): Amount {
  const percent = DFS_PERCENT.get(Number(day.slice(0, 4))) ?? 0n;
  const uncapped = DRIVER_GROSS_EUROS * percent;
  const each = uncapped < DFS_CEILING ? uncapped : DFS_CEILING;
  return { low: 0n, high: visitor.count("CHAUFFEURS") * each * EMPLOYER_PERCENT, over: 100n };
}

function researchCredit(visitor: Visitor): Amount {
  const spent = visitor.cents("RD_DEPENSES");
  const below = spent < RESEARCH_THRESHOLD ? spent : RESEARCH_THRESHOLD;
  return { low: 0n, high: below * 30n + (spent - below) * 5n, over: 100n };
}

function upToAFifth(cents: bigint): Amount {
  return { low: 0n, high: cents * 20n, over: 100n };
}

function unpaidInvoices(visitor: Visitor): Amount {
  const isCounted = visitor.exceeds("IMPAYES_NOMBRE", 0);
  const owed = visitor.cents("IMPAYES") +
    (isCounted ? visitor.count("IMPAYES_NOMBRE") * 40_00n : 0n);
  return { low: owed, high: owed, over: 1n, isPartial: !isCounted };
}

const PRODUCTS: Product[] = [
  {
    code: "TICPE",
    kind: "right",
    criteria: (visitor) => [any(...dieselUses(visitor).map(([, holds]) => holds))],
    amount: exciseRefund,
  },
  {
    code: "CHRONO",
    kind: "qualitative",
    criteria: (visitor) => [
      any(
        ...["poids_lourd_75", "camion_35_75", "autocar"]
          .map((type) => visitor.has("TYPES_VEHICULES", type)),
      ),
    ],
  },
  {
    code: "DFS",
    kind: "estimate",
    criteria: (visitor) => [isHaulier(visitor), visitor.exceeds("CHAUFFEURS", 0)],
    amount: driversDeduction,
    isHypothesis: true,
  },
  {
    code: "URSSAF",
    kind: "qualitative",
    criteria: (visitor) => [employs(visitor), not(isFarm(visitor))],
  },
  {
    code: "MSA",
    kind: "qualitative",
    criteria: (visitor) => [isFarm(visitor), employs(visitor)],
  },
  {
    code: "FONCIER",
    kind: "estimate",
    criteria: (visitor) => [
      visitor.is("PROPRIETAIRE", true),
      visitor.exceeds("TAXE_FONCIERE", 0),
    ],
    amount: (visitor) => upToAFifth(visitor.cents("TAXE_FONCIERE")),
    isHypothesis: true,
  },
  {
    code: "CIR",
    kind: "estimate",
    criteria: (visitor) => [visitor.is("RECHERCHE", true), visitor.exceeds("RD_DEPENSES", 0)],
    amount: researchCredit,
  },
  {
    code: "CEE",
    kind: "qualitative",
    criteria: (visitor) => [visitor.is("TRAVAUX_ENERGIE", true)],
  },
  {
    code: "ELEC",
    kind: "estimate",
    criteria: (visitor) => [visitor.exceeds("ELEC_MENSUEL", 0)],
    amount: (visitor) => upToAFifth(visitor.cents("ELEC_MENSUEL") * 12n),
    isHypothesis: true,
  },
  {
    code: "GAZ",
    kind: "estimate",
    criteria: (visitor) => [visitor.exceeds("GAZ_MENSUEL", 0)],
    amount: (visitor) => upToAFifth(visitor.cents("GAZ_MENSUEL") * 12n),
    isHypothesis: true,
  },
  {
    code: "TVA",
    kind: "qualitative",
    criteria: (visitor) => [visitor.is("ACHATS_ETRANGER", true)],
  },
  {
    code: "RECOUVREMENT",
    kind: "receivable",
    criteria: (visitor) => [visitor.exceeds("IMPAYES", 0)],
    amount: unpaidInvoices,
  },
];

/** Half up; nothing here is negative. */
function wholeCents(numerator: bigint, over: bigint): bigint {
  return (2n * numerator + over) / (2n * over);
}

function euros(cents: bigint): number {
  return Number(cents) / 100;
}

function stateOf(criteria: Truth[]): State {
  const verdict = all(...criteria);
  if (verdict === null) return "to_confirm";
  return verdict ? "eligible" : "not_eligible";
}

function judge(product: Product, visitor: Visitor, day: string): Expected {
  const criteria = product.criteria(visitor);
  const state = stateOf(criteria);
  const amount = state === "eligible" ? product.amount?.(visitor, day) : undefined;
  const isUnknown = criteria.includes(null) || amount?.isPartial;
  const isGuess = amount !== undefined && product.isHypothesis;
  return {
    state,
    confidence: isUnknown ? "low" : isGuess ? "medium" : "high",
    criteria,
    inPlace: visitor.has("DEJA_EN_PLACE", product.code) ?? false,
    low: amount ? euros(wholeCents(amount.low, amount.over)) : null,
    high: amount ? euros(wholeCents(amount.high, amount.over)) : null,
  };
}

/** What every product must come out as, for one visitor on one day (yyyy-mm-dd). */
export function expectedResults(answers: Answers, day: string): ExpectedResults {
  const visitor = new Visitor(answers);
  const judged = PRODUCTS.map((product) => ({ ...product, ...judge(product, visitor, day) }));
  const counted = judged.filter(({ state, inPlace }) => state === "eligible" && !inPlace);
  // In whole cents, because sums of fractions of a euro drift.
  const total = (bound: "low" | "high", ...kinds: Product["kind"][]) =>
    counted.filter(({ kind }) => kinds.includes(kind))
      .reduce((sum, result) => sum + Math.round((result[bound] ?? 0) * 100), 0) / 100;
  return {
    results: Object.fromEntries(
      judged.map(({ code, state, confidence, criteria, inPlace, low, high }) => [
        code,
        { state, confidence, criteria, inPlace, low, high },
      ]),
    ),
    totals: {
      fixed_by_law: total("low", "right"),
      low: total("low", "right", "estimate"),
      high: total("high", "right", "estimate"),
      receivable: total("low", "receivable"),
      eligible_count: counted.length,
    },
  };
}

/** For each question that is not always asked: whether these answers show it. */
export function expectedGates(answers: Answers): Record<string, Truth> {
  const visitor = new Visitor(answers);
  return Object.fromEntries(
    Object.entries(SHOWN_IF).map(([question, isShown]) => [question, isShown(visitor)]),
  );
}
