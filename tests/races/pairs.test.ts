// Pairs of calls that meet on the same rows, raced by real connections: whatever comes first, the
// outcome is the one in the test's name.
// deno task test:races -- --times=200 --seed=7
import { parseArgs } from "@std/cli/parse-args";
import { assert, assertEquals } from "@std/assert";
import { Random } from "../_support/random.ts";
import { ownDatabase } from "../_support/database.ts";
import { call, openTrack, type Outcome, type Race } from "./_support/race.ts";
import { visitors } from "./_support/visitors.ts";

const asked = parseArgs(Deno.args, { string: ["times", "seed"] });
const TIMES = Number(asked.times ?? 10);
const SEED = Number(asked.seed ?? 1);

let database: Awaited<ReturnType<typeof ownDatabase>>;
let given: ReturnType<typeof visitors>;

Deno.test.beforeAll(async () => {
  database = await ownDatabase({ migrate: true });
  given = visitors(database.sql);
});

Deno.test.afterAll(() => database.stop());

race(
  "of two migrations of a session with one address, one makes the account, one tells of it",
  async () => {
    const [session, email] = [await given.completed(), given.email()];
    return {
      calls: [given.migrate(session, email), given.migrate(session, email)],
      stops: [MIGRATION, MIGRATION],
      async check(outcomes) {
        const [made, told] = ordered(outcomes, ({ answer }) => answer.already_migrated);
        assertEquals([made.already_migrated, told.already_migrated], [false, true]);
        assertEquals([made.client_id, made.moved], [told.client_id, told.moved]);
        assertEquals(await given.usersCalled(email), 1);
      },
    };
  },
);

race(
  "of two migrations of a session with two addresses, one makes the account, one is refused",
  async () => {
    const [session, emails] = [await given.completed(), [given.email(), given.email()]];
    return {
      calls: [given.migrate(session, emails[0]), given.migrate(session, emails[1])],
      stops: [MIGRATION, MIGRATION],
      async check(outcomes) {
        const winner = winnerOf(outcomes, "PT409 session_already_migrated");
        assertEquals(await given.usersCalled(emails[winner]), 1);
        assertEquals(await given.usersCalled(emails[1 - winner]), 0);
      },
    };
  },
);

race(
  "of two sessions with one address, one becomes its account, the other stays as it was",
  async () => {
    const [sessions, email] = [[await given.completed(), await given.completed()], given.email()];
    return {
      calls: [given.migrate(sessions[0], email), given.migrate(sessions[1], email)],
      stops: [MIGRATION, MIGRATION],
      async check(outcomes) {
        const winner = winnerOf(outcomes, "PT409 email_already_registered");
        assertEquals((await given.stateOf(sessions[winner])).status, "migrated");
        assertEquals((await given.stateOf(sessions[1 - winner])).status, "completed");
        assertEquals(await given.usersCalled(email), 1);
      },
    };
  },
);

race(
  "of an attachment and a migration of a session, one has it, the other is refused",
  async () => {
    const [session, email, login] = [await given.completed(), given.email(), await given.login()];
    return {
      calls: [given.attach(session, login), given.migrate(session, email)],
      stops: [ATTACHMENT, MIGRATION],
      async check(outcomes) {
        const winner = winnerOf(outcomes, "PT409 session_already_migrated");
        assertEquals((await given.stateOf(session)).client_id, outcomes[winner].answer.client_id);
        assertEquals(await given.usersCalled(email), winner);
        assertEquals(await given.clients(login), 1 - winner);
      },
    };
  },
);

race("of two sessions that a new login attaches, the second joins the first", async () => {
  const [first, second] = [await given.completed(), await given.completed()];
  const login = await given.login();
  return {
    calls: [given.attach(first, login), given.attach(second, login)],
    stops: [ATTACHMENT, ATTACHMENT],
    async check(outcomes) {
      const [made, joined] = ordered(outcomes, ({ answer }) => answer.refreshed);
      assertEquals([made.added, made.refreshed], [joined.refreshed, joined.added]);
      assertEquals([joined.added, await given.simulations(login)], [0, 2]);
    },
  };
});

race("an answer comes before the migration and stops it, or after it and is refused", async () => {
  const [session, email] = [await given.completed(), given.email()];
  return {
    calls: [given.answer(session, { EFFECTIF: 5 }), given.migrate(session, email)],
    stops: [["app.temporary_response", "app.temporary_session"], MIGRATION],
    async check([answer, migration]) {
      const { status, effectif, moved } = await given.stateOf(session);
      if (answer.refusal) {
        assertEquals(answer.refusal, "PT409 session_already_migrated");
        assertEquals([migration.refusal, status, effectif, moved], [undefined, "migrated", 12, 12]);
      } else {
        assertEquals(migration.refusal, "PT422 session_incomplete");
        assertEquals([status, effectif, moved], ["open", 5, null]);
      }
      assertEquals(await given.usersCalled(email), answer.refusal ? 1 : 0);
    },
  };
});

race(
  "clean-up takes a session that expires, or leaves it to the migration that was in time",
  async () => {
    const [session, email] = [await given.completed(), given.email()];
    await given.expireWithin(session, 60);
    return {
      calls: [
        call("postgres", "app.cleanup_expired_sessions", 1000, "0 seconds"),
        given.migrate(session, email),
      ],
      stops: [["app.cleaned_sessions"], MIGRATION],
      longestDelay: 120_000,
      async check([cleaning, migration]) {
        const found = await given.stateOf(session);
        const refusals = found ? ["PT410 session_expired"] : LOST;
        assertEquals(cleaning.refusal, undefined);
        assertEquals(found?.status === "migrated", !migration.refusal);
        assert(!migration.refusal || refusals.includes(migration.refusal));
        assertEquals(await given.usersCalled(email), migration.refusal ? 0 : 1);
      },
    };
  },
);

race(
  "a session is scored by the catalogue that it started with, whatever is published",
  async () => {
    const [session, twin] = [await given.answered(), await given.answered()];
    const before = await given.score(twin);
    const draft = await given.draft();
    return {
      calls: [
        call("service_role", "api.calculate_eligibility", ...session),
        call("postgres", "app.publish_ruleset", draft),
      ],
      stops: [["app.temporary_eligibility"], []],
      longestDelay: 250_000,
      async check([scored, published]) {
        assertEquals([scored.refusal, published.refusal], [undefined, undefined]);
        const { session_id: _, ...results } = scored.answer;
        const { session_id: _twin, ...expected } = before;
        assertEquals(results, expected);
        assertEquals(await given.currentRuleset(), draft);
      },
    };
  },
);

race(
  "an operator's status outlives a new estimate, which is the new one all the same",
  async () => {
    const client = await given.client();
    const again = await given.completed({ LITRES_POIDS_LOURDS: 7_000 });
    return {
      calls: [
        given.attach(again, client),
        call("service_role", "api.set_file_status", client, "TICPE", "in_progress", "camille"),
      ],
      stops: [ATTACHMENT, ["app.client_produit_eligible", "app.audit_event"]],
      async check([attached, moved]) {
        assertEquals([attached.refusal, moved.refusal], [undefined, undefined]);
        const file = await given.file(client, "TICPE");
        assertEquals([file.file_status, file.session_id], ["in_progress", again[0]]);
        assertEquals(attached.answer.protected, file.was_moved_first ? 1 : 0);
      },
    };
  },
);

race("a sign-up is undone and the attachment refused, or what was attached keeps it", async () => {
  const first = await given.completed();
  const client = await given.clientOf(first);
  const second = await given.completed();
  return {
    calls: [given.undo(first), given.attach(second, client)],
    stops: [["app.audit_event", "app.temporary_session"], ATTACHMENT],
    async check([undone, attached]) {
      const statuses = [(await given.stateOf(first)).status, (await given.stateOf(second)).status];
      if (undone.refusal) {
        assertEquals([undone.refusal, attached.refusal], ["PT409 migration_in_use", undefined]);
        assertEquals(statuses, ["migrated", "migrated"]);
      } else {
        assertEquals(attached.refusal, "PT401 unauthorized");
        assertEquals(statuses, ["completed", "completed"]);
      }
    },
  };
});

race("a sign-up is undone and its file is gone, or the file that moved keeps it", async () => {
  const session = await given.completed();
  const client = await given.clientOf(session);
  return {
    calls: [
      given.undo(session),
      call("service_role", "api.set_file_status", client, "TICPE", "in_progress", "camille"),
    ],
    stops: [
      ["app.audit_event", "app.temporary_session"],
      ["app.client_produit_eligible", "app.audit_event"],
    ],
    async check([undone, moved]) {
      const { status } = await given.stateOf(session);
      if (undone.refusal) {
        assertEquals([undone.refusal, moved.refusal], ["PT409 migration_in_use", undefined]);
        assertEquals(status, "migrated");
      } else {
        assertEquals([moved.refusal, status], ["PT404 not_found", "completed"]);
      }
    },
  };
});

race(
  "an account is erased and the attachment refused, or goes with what was attached",
  async () => {
    const [client, session] = [await given.client(), await given.completed()];
    return {
      calls: [given.erase(client), given.attach(session, client)],
      stops: [["app.client", "app.client_produit_eligible"], ATTACHMENT],
      async check([erased, attached]) {
        assertEquals(erased.refusal, undefined);
        assertEquals(await given.clients(client), 0);
        const found = await given.stateOf(session);
        if (!attached.refusal) assertEquals(found, undefined);
        else assertEquals([attached.refusal, found.status], ["PT401 unauthorized", "completed"]);
      },
    };
  },
);

race("an account is erased with its session, or undone before", async () => {
  const session = await given.completed();
  const client = await given.clientOf(session);
  return {
    calls: [given.erase(client), given.undo(session)],
    stops: [["app.client", "app.client_produit_eligible"], ["app.audit_event", "auth.users"]],
    async check([erased, undone]) {
      assertEquals(erased.refusal, undefined);
      assertEquals(await given.clients(client), 0);
      const found = await given.stateOf(session);
      if (!undone.refusal) assertEquals(found.status, "completed");
      else assertEquals([undone.refusal, found], ["PT404 session_not_found", undefined]);
    },
  };
});

race("an account is erased by its client, or undone before", async () => {
  const session = await given.completed();
  const client = await given.clientOf(session);
  return {
    calls: [
      call("service_role", "app.erase_client", client, "client", "asked"),
      given.undo(session),
    ],
    stops: [["app.audit_event"], ["app.audit_event", "auth.users"]],
    async check([erased, undone]) {
      assertEquals(await given.clients(client), 0);
      const found = await given.stateOf(session);
      if (undone.refusal) {
        assertEquals([undone.refusal, found], ["PT404 session_not_found", undefined]);
      } else {
        assertEquals([erased.refusal, found.status], ["PT404 not_found", "completed"]);
      }
    },
  };
});

/** The tables that a migration writes, in its order, and those of an attachment. */
const MIGRATION = ["auth.users", "auth.identities", "app.client", "app.simulation"]
  .concat("app.client_produit_eligible", "app.temporary_session", "app.audit_event");
const ATTACHMENT = MIGRATION.slice(3);

/** What somebody is told whose session is gone, before or after he could be told that it expired. */
const LOST = ["PT404 session_not_found", "PT410 session_expired"];

interface Pair extends Race {
  check(outcomes: [Outcome, Outcome]): Promise<void>;
}

/** Runs a pair so many times, each time with rows and chances of its own. */
function race(name: string, prepare: () => Promise<Pair>): void {
  Deno.test(name, async () => {
    const deadlocks = await given.deadlocks();
    const track = await openTrack(database.url);
    const successes = [0, 0];
    try {
      for (let round = 0; round < TIMES; round++) {
        const { check, ...pair } = await prepare();
        const outcomes = await track.run(pair, new Random(SEED, round));
        for (const [side, { refusal }] of outcomes.entries()) if (!refusal) successes[side]++;
        try {
          await check(outcomes);
        } catch (error) {
          throw new Error(`round ${round} of seed ${SEED}: ${JSON.stringify(outcomes)}`, {
            cause: error,
          });
        }
      }
    } finally {
      await track.close();
    }
    assertEquals(await database.sql("select * from app.check_invariants()"), []);
    assertEquals(await given.deadlocks(), deadlocks);
    const [first, second] = successes;
    console.log(
      `  ${TIMES} times, ${track.waits()} seen to wait; ${first} and ${second} succeeded`,
    );
  });
}

/** Which of two calls succeeded, the other having been refused so. */
function winnerOf(outcomes: [Outcome, Outcome], refusal: string): 0 | 1 {
  assertEquals(outcomes.map((outcome) => outcome.refusal).sort(), [refusal, undefined]);
  return outcomes[0].refusal ? 1 : 0;
}

// deno-lint-ignore no-explicit-any -- answers, as a test reads them
function ordered(outcomes: [Outcome, Outcome], rank: (outcome: Outcome) => any): any[] {
  assertEquals(outcomes.map(({ refusal }) => refusal), [undefined, undefined]);
  return [...outcomes].sort((a, b) => Number(rank(a)) - Number(rank(b))).map(({ answer }) =>
    answer
  );
}
