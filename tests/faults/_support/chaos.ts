// What goes wrong in a round, and when: drawn from the seed, told by the number of trips to Postgres.
import type { Fate } from "./door.ts";
import {
  answeredAfter,
  answerLost,
  cutBeforeCommit,
  cutDuringCommit,
  lateBy,
  lost,
  pause,
  sentAfter,
  silentFor,
} from "./fates.ts";
import type { Random } from "../../_support/random.ts";
import { type FragileStack, TIMEOUT_MS, type Victim } from "./stack.ts";

interface Accident {
  name: string;
  happen(stack: FragileStack): Promise<unknown>;
}

const MOVES = ["migrate_session", "attach_session"];
const CALLS = [
  "take_slot",
  "create_session",
  "save_responses",
  "calculate_eligibility",
  "client_dashboard",
];
const AUTH = "supabase_auth_admin";

/** What may become of the next call of a function. */
function fates(random: Random): Record<string, Fate> {
  return {
    "is lost": lost,
    "is cut off before COMMIT": cutBeforeCommit,
    "is cut off during COMMIT": cutDuringCommit,
    "is committed and not answered": answerLost,
    "is committed and answered by silence": silentFor(random.between(200, 3_500)),
    "arrives late": lateBy(random.between(100, 3_000)),
  };
}

function cutCall(random: Random): Accident {
  const words = random.pick(random.happens(0.7) ? MOVES : CALLS);
  const [name, fate] = random.pick(Object.entries(fates(random)));
  return {
    name: `${words} ${name}`,
    happen: (stack) => stack.door.meet(fate, { role: "authenticator", words }),
  };
}

function failSignIn(random: Random): Accident {
  const times = random.between(1, 4);
  return {
    name: `Auth loses the database ${times} times`,
    happen: ({ door }) =>
      Promise.all(Array.from({ length: times }, () => door.meet(lost, { role: AUTH }))),
  };
}

function killFunctions(random: Random): Accident {
  const words = random.pick(MOVES);
  const isAfter = random.happens(0.7);
  return {
    name: `the functions are killed ${
      isAfter ? "after the commit" : "before the words"
    } of ${words}`,
    happen: (stack) => {
      const kill = () => stack.killFunctions();
      return stack.door.meet(isAfter ? answeredAfter(kill) : sentAfter(kill), { words });
    },
  };
}

function cutBackends(random: Random): Accident {
  const count = random.between(1, 6);
  return { name: `${count} backends are terminated`, happen: (stack) => stack.cutBackends(count) };
}

/** First the sessions, then the users are held: together longer than a migration may take. */
function holdLocks(random: Random): Accident {
  const share = random.pick([0.6, 1.3]);
  return {
    name: `sessions, then users are held, each for ${share} of the timeout`,
    happen: (stack) =>
      stack.transaction(async (client) => {
        for (const table of ["app.temporary_session", "auth.users"]) {
          await client.query("begin");
          await client.query(`lock table ${table} in exclusive mode`);
          await pause(share * TIMEOUT_MS);
          await client.query("commit");
        }
      }).catch(() => {}),
  };
}

/** It keeps its connections, and says nothing. */
function freezePostgres(random: Random): Accident {
  const ms = random.between(200, 3_000);
  return {
    name: `Postgres stands still for ${ms} ms`,
    happen: (stack) => stack.freezePostgres(ms),
  };
}

/** Kills Postgres, somewhere or around the commit of a migration, and brings it back. */
function killPostgres(random: Random): Accident {
  const victim: Victim = random.pick(["the server", "the whole group", "a backend"]);
  const moment = random.pick(["now", "before a commit", "around a commit", "after a commit"]);
  const words = random.pick(MOVES);
  const away = random.between(0, 1_500);
  return {
    name: `${victim} of Postgres is killed: ${moment}, and started again ${away} ms later`,
    async happen(stack) {
      const kill = () => stack.killPostgres(victim);
      const fates: Record<string, Fate> = {
        "before a commit": async (trip) => {
          await trip.sendAllButCommit();
          await kill();
        },
        "around a commit": async (trip) => {
          await trip.send();
          await kill();
        },
        "after a commit": answeredAfter(kill),
      };
      const fate = fates[moment];
      if (!fate || !await stack.door.meet(fate, { words })) await kill();
      await pause(away);
      await stack.restartPostgres();
    },
  };
}

const ACCIDENTS = [
  ...[cutCall, cutCall, cutCall],
  ...[failSignIn, killFunctions, cutBackends, holdLocks, freezePostgres],
];

/** The accidents of one round, each at its trip; the first kills Postgres if it is wanted dead. */
export class Chaos {
  /** What happened, in order. */
  readonly told: string[] = [];
  readonly #plan: { at: number; accident: Accident }[];

  constructor(
    private readonly stack: FragileStack,
    random: Random,
    { kill, accidents, trips }: { kill: boolean; accidents: number; trips: number },
  ) {
    const drawn = Array.from({ length: accidents }, () => random.pick(ACCIDENTS)(random));
    if (kill) drawn.push(killPostgres(random));
    this.#plan = drawn
      .map((accident) => ({ at: random.below(trips), accident }))
      .sort((one, other) => one.at - other.at);
  }

  /** Lets it all happen; what waits for a call that never comes is called off at the end. */
  async during(work: Promise<unknown>): Promise<void> {
    const first = this.stack.door.trips;
    const over = work.then(() => this.stack.door.callOff(), () => this.stack.door.callOff());
    const happenings = this.#plan.map(async ({ at, accident }) => {
      await Promise.race([this.stack.door.reaches(first + at), over]);
      this.told.push(`trip ${this.stack.door.trips - first}: ${accident.name}`);
      await Promise.all([
        accident.happen(this.stack),
        over.then(() => this.stack.door.callOff()),
      ]);
    });
    await Promise.all(happenings);
  }
}
