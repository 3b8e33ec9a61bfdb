/** The whole offline stack, in one process and its children: what `deno task start` and tests run. */
import { join } from "node:path";
import pg from "pg";
import { authHandler } from "./auth.ts";
import { type AuthSettings, readAuthSettings } from "./auth_settings.ts";
import { startClock } from "./clock.ts";
import { startDatabase } from "./database.ts";
import { type FunctionWorkers, startFunctions } from "./functions.ts";
import { gatewayServer, proxyTo, type Server } from "./gateway.ts";
import { JWKS, PUBLISHABLE_KEY, SECRET_KEY, SIGNING_KEY } from "./keys.ts";
import { takeLock } from "./lock.ts";
import { type Mailbox, openMailbox } from "./mailbox.ts";
import { checkPorts, freePorts } from "./ports.ts";
import { databaseFolder, stopOrphan } from "./postgres.ts";
import { buildSite } from "../scripts/web_build.ts";
import { restHandler } from "./rest.ts";
import { databaseUrl, type Ports, readSettings } from "./settings.ts";
import { webServer } from "./web.ts";

export { freePorts };

export interface StackOptions {
  ports: Ports;
  data: string;
  quiet?: boolean;
  /** Read like the process environment: the functions' settings, REST_URL, AUTH_URL. */
  env?: Record<string, string>;
  /** The port at which the services look for Postgres, when a test puts something in between. */
  databaseDoor?: number;
}

export interface Stack {
  urls: { api: string; rest: string; auth: string; functions: string; web: string; mail: string };
  keys: { publishable: string; secret: string };
  dbUrl: string;
  adminUrl: string;
  stop(): Promise<void>;
  /** Settles if the database dies: nothing works any more. */
  broken: Promise<void>;
}

const HOST = "127.0.0.1";
const GRACE_MS = 3_000;

/** Starts in the order of need, so that an open gateway means that all is up. */
export async function startStack(
  { ports, data, quiet = false, env = Deno.env.toObject(), databaseDoor = ports.database }:
    StackOptions,
): Promise<Stack> {
  const progress = (line: string) => quiet || console.log(`  ${line}`);
  await using starting = new AsyncDisposableStack();
  const lock = await takeLock(data);
  starting.defer(lock.release);
  await stopOrphan(await databaseFolder(data));
  checkPorts(ports);

  progress("Starting Postgres 17 and the edge functions");
  const api = `http://${HOST}:${ports.api}`;
  // The two slow parts, at the same time; if one fails, the other is stopped once it has started.
  const parts = [
    startDatabase({ data, port: ports.database, progress }),
    startFunctions({
      env: functionEnvironment(api, ports, env),
      logFile: join(data, "functions.log"),
    }),
  ] as const;
  for (const part of parts) starting.defer(() => part.then(({ stop }) => stop(), () => {}));
  const site = join(data, "site");
  const built = buildSite(site, { apiUrl: api, publishableKey: PUBLISHABLE_KEY });
  const [database, workers] = await Promise.all([...parts, built]);
  const clock = startClock(database.url, (problem) => console.error(problem));
  starting.defer(clock.stop);

  const web = `http://localhost:${ports.web}`;
  const mailbox = openMailbox();
  const authSettings = await readAuthSettings(web);
  const gateway = await openGateway({
    api,
    databasePort: databaseDoor,
    workers,
    env,
    starting,
    mailbox,
    authSettings,
  });
  starting.defer(listen(ports.web, webServer(site, api, gateway), { compress: true }));
  starting.defer(listen(ports.mail, mailbox.server));
  starting.defer(listen(ports.api, gateway));

  const running = starting.move();
  return {
    urls: {
      api,
      rest: `${api}/rest/v1`,
      auth: `${api}/auth/v1`,
      functions: `${api}/functions/v1`,
      web,
      mail: `http://${HOST}:${ports.mail}`,
    },
    keys: { publishable: PUBLISHABLE_KEY, secret: SECRET_KEY },
    dbUrl: database.url,
    adminUrl: database.adminUrl,
    stop: () => running.disposeAsync(),
    broken: database.ended.then(() => {}),
  };
}

async function openGateway(
  { api, databasePort, workers, env, starting, mailbox, authSettings }: {
    api: string;
    databasePort: number;
    workers: FunctionWorkers;
    env: Record<string, string>;
    starting: AsyncDisposableStack;
    mailbox: Mailbox;
    authSettings: AuthSettings;
  },
): Promise<Server> {
  const pool = (role: string, max: number) => {
    const connectionString = databaseUrl(databasePort, role);
    const opened = new pg.Pool({ connectionString, max, idleTimeoutMillis: 0 });
    // An idle connection that breaks is replaced at the next request.
    opened.on("error", () => {});
    starting.defer(() => opened.end());
    return opened;
  };
  const restPool = pool("authenticator", 20);
  const authPool = pool("supabase_auth_admin", 5);
  return await gatewayServer({
    rest: env.REST_URL
      ? proxyTo(env.REST_URL)
      : restHandler({ database: restPool, jwks: JWKS, schemas: ["api"], anonRole: "anon" }),
    auth: env.AUTH_URL ? proxyTo(env.AUTH_URL) : authHandler({
      database: authPool,
      signingKey: SIGNING_KEY,
      jwks: JWKS,
      issuer: `${api}/auth/v1`,
      settings: authSettings,
      send: mailbox.receive,
    }),
    functions: workers.handler,
    health: () => restPool.query("select 1").then(() => true, () => false),
    keys: { publishable: PUBLISHABLE_KEY, secret: SECRET_KEY },
    signingKey: SIGNING_KEY,
  });
}

/** The names that Supabase gives its functions, and this project's own. */
function functionEnvironment(
  api: string,
  ports: Ports,
  env: Record<string, string>,
): Record<string, string> {
  return {
    ...readSettings({ ...env, TREMPLIN_WEB_PORT: `${ports.web}` }).functions,
    SUPABASE_URL: api,
    SUPABASE_DB_URL: databaseUrl(ports.database),
    SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: PUBLISHABLE_KEY }),
    SUPABASE_SECRET_KEYS: JSON.stringify({ default: SECRET_KEY }),
    SUPABASE_PUBLISHABLE_KEY: PUBLISHABLE_KEY,
    SUPABASE_SECRET_KEY: SECRET_KEY,
    SUPABASE_JWKS: JSON.stringify(JWKS),
  };
}

/** Gives back what closes the port; requests in flight have a moment to end. */
function listen(port: number, serve: Server, { compress = false } = {}): () => Promise<void> {
  const server = Deno.serve({
    hostname: HOST,
    port,
    automaticCompression: compress,
    onListen: () => {},
    onError: internalError,
  }, (request, { remoteAddr }) => serve(request, remoteAddr.hostname));
  return async () => {
    const patience = Promise.withResolvers<void>();
    const timer = setTimeout(patience.resolve, GRACE_MS);
    await Promise.race([server.shutdown(), patience.promise]);
    clearTimeout(timer);
  };
}

function internalError(error: unknown): Response {
  console.error(error);
  return Response.json({ message: "An unexpected error occurred" }, { status: 500 });
}
