import { z } from "zod";

/** Reads one environment variable; injected, so that a test needs no global. */
export type Env = (name: string) => string | undefined;

/** What an operator may set. */
export interface Settings {
  /** Origins of the browsers' pages that may read our answers. */
  allowedOrigins: string[];
  /** False closes `migrate` and `attach`. */
  migrationEnabled: boolean;
  /** Milliseconds the database gives one migration, never above its own 30 000. */
  migrationTimeoutMs: number;
  /** Whether a sign-up waits for the code that proves its address. */
  emailProof: EmailProof;
}

/** `auto`: signed in at once; `required`: only by the code that Auth mails. */
export type EmailProof = "auto" | "required";

const MAX_MIGRATION_TIMEOUT_MS = 30_000;

const variables = z.object({
  ALLOWED_ORIGINS: z.string().default("")
    .transform((list) => list.split(",").map((origin) => origin.trim()).filter(Boolean)),
  MIGRATION_ENABLED: z.enum(["true", "false"]).default("true").transform((text) => text === "true"),
  MIGRATION_TIMEOUT: z.string().regex(/^[1-9]\d{0,8}$/).default(`${MAX_MIGRATION_TIMEOUT_MS}`)
    .transform((text) => Math.min(Number(text), MAX_MIGRATION_TIMEOUT_MS)),
  MIGRATION_EMAIL_PROOF: z.enum(["auto", "required"]).default("auto"),
});

/** Reads the settings; a wrong value is an error that names its variable, never a guess. */
export function readSettings(env: Env): Settings {
  const names = Object.keys(variables.shape);
  const result = variables.safeParse(
    // An empty variable is how a `.env` file says "not set".
    Object.fromEntries(names.map((name) => [name, env(name)?.trim() || undefined])),
  );
  if (!result.success) {
    throw new Error(`Wrong value in ${result.error.issues[0].path.join()}`);
  }
  return {
    allowedOrigins: result.data.ALLOWED_ORIGINS,
    migrationEnabled: result.data.MIGRATION_ENABLED,
    migrationTimeoutMs: result.data.MIGRATION_TIMEOUT,
    emailProof: result.data.MIGRATION_EMAIL_PROOF,
  };
}
