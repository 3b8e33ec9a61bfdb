// The shape of what is answered, as the OpenAPI document tells it. Nothing is checked against it while
// a request is answered: what an answer holds is made in SQL, and tests hold it against this.
import { z } from "zod";
import { problems } from "./problem.ts";

const at = z.iso.datetime({ offset: true });
const day = z.iso.date();
const amount = z.number().min(0);
const count = z.int().min(0);

const option = z.strictObject({
  code: z.string(),
  label: z.string(),
  exclusive: z.boolean().meta({ description: "Chosen alone." }),
});

const question = z.strictObject({
  code: z.string(),
  type: z.enum(["single", "multiple", "number", "amount", "boolean"]),
  label: z.string(),
  short_label: z.string(),
  help: z.string().nullable(),
  unit: z.string().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  may_be_unknown: z.boolean().meta({ description: "Whether null is an answer." }),
  options: z.array(option),
}).meta({ id: "Question" });

const estimate = z.strictObject({
  fixed_by_law: amount,
  low: amount,
  high: amount,
  receivable: amount,
}).meta({ id: "Estimate", description: "Euros a year." });

const totals = estimate.extend({ eligible_count: count }).meta({ id: "Totals" });

const criterion = z.strictObject({
  code: z.string(),
  label: z.string(),
  state: z.enum(["held", "failed", "unknown"]),
});

const figure = z.strictObject({
  code: z.string(),
  label: z.string(),
  value: z.number(),
  unit: z.string(),
  valid_from: day,
  valid_to: day.nullable(),
  evidence: z.enum(["law", "doctrine", "announced", "hypothesis"]),
  source: z.string(),
});

const result = z.strictObject({
  produit: z.string(),
  name: z.string(),
  category: z.string(),
  summary: z.string(),
  kind: z.enum(["right", "estimate", "receivable", "qualitative"]),
  state: z.enum(["eligible", "to_confirm", "not_eligible"]),
  score: z.int().min(0).max(100),
  confidence: z.enum(["high", "medium", "low"]),
  already_in_place: z.boolean(),
  amount_low: amount.nullable(),
  amount_high: amount.nullable(),
  criteria: z.array(criterion),
  formula: z.string().nullable(),
  parameters: z.array(figure),
  recommendation: z.strictObject({
    next_step: z.string(),
    documents: z.array(z.string()),
    deadline: z.string().nullable(),
  }),
}).meta({ id: "Result", description: "One product, judged and explained." });

const progress = {
  next_question: question.nullable(),
  questions: z.array(z.string()).meta({ description: "The codes of the visible ones, in order." }),
  progress: z.strictObject({ answered: count, total: count }),
  estimate,
};

/** The only shape of a refusal. */
export const refusal = z.strictObject({
  code: z.enum(Object.keys(problems) as (keyof typeof problems)[]),
  message: z.string().meta({ description: "One sentence for developers." }),
  details: z.array(z.strictObject({
    field: z.string(),
    code: z.string(),
    min: z.number().optional(),
    max: z.number().optional(),
  })).nullable().meta({ description: "One entry for each field." }),
  hint: z.string().nullable().meta({ description: "What the caller can do." }),
}).meta({ id: "Refusal" });

export const createdSession = z.strictObject({
  session_id: z.uuid(),
  session_token: z.string().regex(/^[0-9a-f]{64}$/).meta({ description: "Shown this once." }),
  expires_at: at,
  next_question: question,
});

export const questionnaire = z.strictObject({ ruleset: z.string(), questions: z.array(question) });

export const savedResponses = z.strictObject({ accepted: z.array(z.string()), ...progress });

export const eligibility = z.strictObject({
  session_id: z.uuid(),
  ruleset: z.string(),
  evaluated_at: day.meta({ description: "The day whose figures were used." }),
  results: z.array(result),
  totals,
});

export const sessionData = z.strictObject({
  session: z.strictObject({
    session_id: z.uuid(),
    status: z.enum(["open", "completed"]),
    ruleset: z.string(),
    source: z.string(),
    created_at: at,
    expires_at: at,
    completed_at: at.nullable(),
  }),
  responses: z.record(z.string(), z.unknown()),
  ...progress,
  results: z.array(result).nullable(),
  totals: totals.nullable(),
  prefill: z.record(
    z.string(),
    z.strictObject({
      value: z.union([z.string(), z.number()]),
      provenance: z.enum(["answer", "estimated", "default"]),
    }),
  ),
});

export const migratability = z.strictObject({
  can_migrate: z.boolean(),
  reason: refusal.shape.code.nullable(),
});

export const migrated = z.strictObject({
  client_id: z.uuid(),
  already_migrated: z.boolean(),
  confirmation_required: z.boolean(),
  moved: z.strictObject({ produits: count, responses: count, simulations: count }),
});

export const attached = z.strictObject({
  client_id: z.uuid(),
  added: count,
  refreshed: count,
  protected: count,
});

const judged = z.strictObject({
  state: z.string(),
  amount_low: amount.nullable(),
  amount_high: amount.nullable(),
}).nullable();

const kept = {
  produit: z.string(),
  name: z.string(),
  effect: z.enum(["add", "refresh", "protect", "keep"]),
  rule: z.string(),
  file_status: z.enum(["new", "requested", "in_progress", "done", "abandoned"]),
  from: judged,
};

export const preview = z.strictObject({
  road: z.enum(["migrate", "attach", "repeat"]),
  refusal: refusal.shape.code.nullable(),
  counts: z.strictObject({ added: count, refreshed: count, protected: count }),
  produits: z.array(z.strictObject({ ...kept, to: judged })),
  kept: z.array(z.strictObject(kept)),
});

const funnel = { started: count, answered: count, completed: count, migrated: count };
const milliseconds = z.number().min(0).nullable();

export const statistics = z.strictObject({
  total_sessions: count,
  completed_sessions: count,
  migrated_sessions: count,
  conversion_rate: z.number().min(0).max(100),
  funnel: z.strictObject(funnel),
  secteurs: z.array(z.strictObject({ secteur: z.string(), ...funnel })),
  failed_migrations: count,
  error_rate: z.number().min(0).max(100),
  migration_ms: z.strictObject({ p50: milliseconds, p95: milliseconds, p99: milliseconds }),
  moved: z.strictObject({ clients: count, produits: count, responses: count, simulations: count }),
  produits: z.array(z.strictObject({
    produit: z.string(),
    checked: count,
    eligible: count,
    to_confirm: count,
    amount_low: amount,
    amount_high: amount,
  })),
});

export const failures = z.strictObject({
  failures: z.array(z.strictObject({
    at,
    code: z.string(),
    step: z.string().nullable(),
    state: z.enum(["open", "settled", "lost"]),
    session_id: z.uuid().nullable(),
    request_id: z.string(),
  })),
  next: z.int().nullable(),
});
