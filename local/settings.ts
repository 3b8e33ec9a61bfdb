/** What the offline stack is told from outside: ports, data folder, and the functions' own settings. */
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { PUBLISHABLE_KEY, SECRET_KEY } from "./keys.ts";

export interface Ports {
  api: number;
  database: number;
  web: number;
  mail: number;
}

export interface Settings {
  ports: Ports;
  data: string;
  functions: Record<string, string>;
}

/** The stack that scripts and test shelves talk to. */
export interface Target {
  url: string;
  databaseUrl: string;
  publishableKey: string;
  secretKey: string;
  restUrl: string;
  authUrl: string;
  /** Where the mails of that stack are read. */
  mailUrl: string;
}

type Env = Record<string, string | undefined>;

export const REPOSITORY = fileURLToPath(new URL("..", import.meta.url));

export const PORT_NAMES: Record<keyof Ports, string> = {
  api: "TREMPLIN_API_PORT",
  database: "TREMPLIN_DB_PORT",
  web: "TREMPLIN_WEB_PORT",
  mail: "TREMPLIN_MAIL_PORT",
};

const DEFAULT_PORTS = { api: 54321, database: 54322, web: 3000 };

/** Where the CLI has it too, so that a second stack on other ports has its own mails. */
const MAIL_ABOVE_API = 3;

export function readSettings(env: Env = Deno.env.toObject()): Settings {
  const api = readPort(env, "api", DEFAULT_PORTS.api);
  const ports = {
    api,
    database: readPort(env, "database", DEFAULT_PORTS.database),
    web: readPort(env, "web", DEFAULT_PORTS.web),
    mail: readPort(env, "mail", api + MAIL_ABOVE_API),
  };
  return {
    ports,
    data: resolve(env.TREMPLIN_DATA || join(REPOSITORY, ".tremplin")),
    functions: functionSettings(env, ports.web),
  };
}

export function readTarget(env: Env = Deno.env.toObject()): Target {
  const { ports } = readSettings(env);
  const url = env.SUPABASE_URL || `http://127.0.0.1:${ports.api}`;
  return {
    url,
    databaseUrl: env.SUPABASE_DB_URL || databaseUrl(ports.database),
    publishableKey: env.SUPABASE_PUBLISHABLE_KEY || PUBLISHABLE_KEY,
    secretKey: env.SUPABASE_SECRET_KEY || SECRET_KEY,
    restUrl: env.REST_URL || `${url}/rest/v1`,
    authUrl: env.AUTH_URL || `${url}/auth/v1`,
    mailUrl: env.MAIL_URL || `http://127.0.0.1:${ports.mail}`,
  };
}

export function databaseUrl(port: number, role = "postgres"): string {
  return `postgresql://${role}:postgres@127.0.0.1:${port}/postgres`;
}

function functionSettings(env: Env, webPort: number): Record<string, string> {
  return {
    MIGRATION_ENABLED: env.MIGRATION_ENABLED || "true",
    MIGRATION_TIMEOUT: env.MIGRATION_TIMEOUT || "30000",
    MIGRATION_BATCH_SIZE: env.MIGRATION_BATCH_SIZE || "10",
    MIGRATION_EMAIL_PROOF: env.MIGRATION_EMAIL_PROOF || "auto",
    ALLOWED_ORIGINS: env.ALLOWED_ORIGINS ||
      `http://localhost:${webPort},http://127.0.0.1:${webPort}`,
  };
}

function readPort(env: Env, use: keyof Ports, otherwise: number): number {
  const name = PORT_NAMES[use];
  const text = env[name];
  if (!text) return otherwise;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`${name} must be a port number between 1 and 65535, not "${text}".`);
  }
  return port;
}
