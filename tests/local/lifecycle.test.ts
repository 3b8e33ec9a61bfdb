import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import pg from "pg";
import { becomesTrue } from "../../local/processes.ts";
import { BY_NPX, Place, Run } from "./stack_process.ts";

const STOP_MS = 15_000;

function test(name: string, body: (place: Place) => Promise<void>): void {
  Deno.test({
    name,
    // The processes are /proc's; a stack on macOS is tried by hand.
    ignore: Deno.build.os !== "linux",
    fn: async () => {
      const place = await Place.make();
      try {
        await body(place);
      } finally {
        await place.remove();
      }
    },
  });
}

async function query(place: Place, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(place.databaseUrl);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function makeNote(place: Place): Promise<void> {
  await query(place, "create table public.note (body text)");
  await query(place, "insert into public.note values ('kept')");
}

async function readNotes(place: Place): Promise<unknown[]> {
  const [{ found }] = await query(place, "select to_regclass('public.note') is not null as found");
  return found ? await query(place, "select body from public.note") : [];
}

async function looksAtAuth(place: Place): Promise<number> {
  const LOOKS = "select from app.audit_event where kind = 'auth_contract_checked'";
  return (await query(place, LOOKS)).length;
}

async function assertNothingLeft(place: Place): Promise<void> {
  const gone = await becomesTrue(async () => (await place.processes()).length === 0, STOP_MS);
  assert(gone, "a process of the stack is still alive");
  assertEquals(await place.hasLockFile(), false);
}

test("a stack answers on its ports, and a second start says that it runs", async (place) => {
  await place.start();

  const health = await fetch(`http://127.0.0.1:${place.ports.api}/health`);
  const page = await fetch(`http://localhost:${place.ports.web}/`);
  assertEquals(await health.json(), { status: "ok" });
  assertStringIncludes(await page.text(), "<title>Tremplin");

  const second = await place.task("start");
  assertEquals(second.code, 1);
  assertStringIncludes(second.output, "already running");

  assertStringIncludes((await place.task("stop")).output, "Stopped.");
  await assertNothingLeft(place);
  assertStringIncludes((await place.task("stop")).output, "Nothing was running.");
});

test("the doctor finds nothing, then whatever went wrong, each with its name", async (place) => {
  await place.start();
  const { code, output } = await place.task("doctor");
  assertEquals([code, output.match(/^✗.*/gm)], [0, null]);
  assertEquals(await looksAtAuth(place), 1);

  await query(
    place,
    `create function public.welcome() returns trigger language plpgsql as $$ begin return new; end $$;
    create trigger welcome after insert on auth.users for each row
      execute function public.welcome();
    alter role authenticator reset log_parameter_max_length;
    alter table app.audit_event disable trigger all;
    update app.audit_event set at = at - interval '3 days';`,
  );
  const ill = await place.task("doctor");
  assertEquals(ill.code, 1);
  assertEquals(ill.output.match(/^✗[^:]*/gm), [
    "✗ Auth contract",
    "✗ daily look at the Auth contract",
    "✗ what visitors type stays out of Postgres' log",
  ]);
  await place.task("stop");
});

test("a taken port is named, with the variable that chooses another", async (place) => {
  const other = Deno.listen({ hostname: "127.0.0.1", port: place.ports.api });

  const { code, output } = await place.task("start");
  other.close();

  assertEquals(code, 1);
  assertStringIncludes(output, `Port ${place.ports.api} is taken`);
  assertStringIncludes(output, "TREMPLIN_API_PORT=");
  await assertNothingLeft(place);
});

test("a signal that arrives twice at the whole group is one clean stop", async (place) => {
  const run = await place.start();

  run.signalGroup("SIGTERM");
  run.signalGroup("SIGTERM");

  assertEquals(await run.ended, 0);
  await assertNothingLeft(place);
});

test("a SIGTERM that npx keeps for itself stops the stack all the same", async (place) => {
  const run = await place.start(BY_NPX);

  Deno.kill(run.pid, "SIGTERM");

  await assertNothingLeft(place);
});

test("a signal in the middle of the start stops what has started", async (place) => {
  const run = new Run(place, "start");
  await becomesTrue(() => run.output.includes("Creating the database"), STOP_MS);

  run.signalGroup("SIGINT");

  await run.ended;
  await assertNothingLeft(place);
});

test("after a kill -9 of everything, the next start finds the data", async (place) => {
  await place.start();
  await makeNote(place);

  for (const pid of await place.processes()) Deno.kill(pid, "SIGKILL");
  await place.start();

  assertEquals(await readNotes(place), [{ body: "kept" }]);
});

test("after a kill -9 of the parent, workers end and the next start recovers", async (place) => {
  const run = await place.start();
  await makeNote(place);
  const database = await place.databasePid();

  run.signalGroup("SIGKILL");
  const onlyDatabase = await becomesTrue(
    async () => (await place.processes()).every((pid) => pid === database),
    STOP_MS,
  );
  assert(onlyDatabase, "a worker outlived its parent");

  await place.start();
  assertEquals(await readNotes(place), [{ body: "kept" }]);
});

test("an edge function worker that dies is replaced", async (place) => {
  await place.start();
  const questions = `http://127.0.0.1:${place.ports.api}/functions/v1/simulator/questions`;

  for (const pid of await place.workers()) Deno.kill(pid, "SIGKILL");
  const back = await becomesTrue(async () => {
    const response = await fetch(questions);
    await response.body?.cancel();
    return response.status === 401;
  }, STOP_MS);

  assert(back, "the functions did not come back");
});

test("reset stops the stack and empties its data", async (place) => {
  await place.start();
  await makeNote(place);

  assertStringIncludes((await place.task("reset")).output, "emptied");
  await assertNothingLeft(place);

  await place.start();
  assertEquals(await readNotes(place), []);
});
