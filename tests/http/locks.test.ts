// Two connections at once: what waits, for how long, and what it decides when the wait is over.
import { assertEquals } from "@std/assert";
import {
  type Ask,
  attempt,
  completedSession,
  connected,
  migrate as signUp,
  newEmail,
  newLogin,
  proveAddress,
  type Session,
  sql,
  transaction,
  waiting,
} from "./_support/stack.ts";

const SHORT = 300;
const LONG = 5_000;

Deno.test("a migration decides on the session as it is when its turn comes", async () => {
  const session = await completedSession();
  const migration = await behind(session, async (holder) => {
    const migration = migrate(session, { timeout: LONG });
    await waiting(1);
    await holder("update app.temporary_session set expires_at = now() where id = $1", [
      session.session_id,
    ]);
    return { migration };
  });

  assertEquals(await migration.migration, "PT410 session_expired");
  assertEquals(await status(session), "completed");
});

Deno.test("a migration gives up on a session that somebody holds too long", async () => {
  const session = await completedSession();
  const outcome = await behind(session, () => migrate(session, { timeout: SHORT }));

  assertEquals(outcome, "PT409 session_busy");
  assertEquals(await status(session), "completed");
  assertEquals(await migrate(session), "migrated");
});

Deno.test("so does whatever else needs the session", async () => {
  const session = await completedSession();
  const outcome = await behind(
    session,
    () =>
      attempt("select app.lock_session($1, $2, $3)", [
        session.session_id,
        session.session_token,
        SHORT,
      ]),
  );

  assertEquals(outcome, "PT409 session_busy");
});

Deno.test("a late answer waits for the migration, and is refused", async () => {
  const session = await completedSession();
  const late = await transaction(async (holder) => {
    await holder(MIGRATE, migration(session));
    const late = attempt("select api.save_responses($1, $2, '{\"EFFECTIF\": 5}')", [
      session.session_id,
      session.session_token,
    ]);
    await waiting(1);
    return { late };
  });

  assertEquals(await late.late, "PT409 session_already_migrated");
  assertEquals(await faults(), []);
});

Deno.test("an address that is being taken is waited for, and then refused", async () => {
  const [first, second, email] = [await completedSession(), await completedSession(), newEmail()];
  const loser = await transaction(async (holder) => {
    await holder(MIGRATE, migration(first, { email }));
    const loser = migrate(second, { email, timeout: LONG });
    await waiting(1);
    return { loser };
  });

  assertEquals(await loser.loser, "PT409 email_already_registered");
  assertEquals([await status(first), await status(second)], ["migrated", "completed"]);
  assertEquals(await faults(), []);
});

Deno.test("an address that is being taken for too long is not waited for", async () => {
  const [first, second, email] = [await completedSession(), await completedSession(), newEmail()];
  const outcome = await transaction(async (holder) => {
    await holder(MIGRATE, migration(first, { email }));
    return await migrate(second, { email, timeout: SHORT });
  });

  assertEquals(outcome, "PT409 session_busy");
  assertEquals([await status(first), await status(second)], ["migrated", "completed"]);
});

Deno.test("of two sessions that a new login attaches at once, the second joins the first", async () => {
  const [first, second] = [await completedSession(), await completedSession()];
  const { id } = await newLogin();
  const joined = await transaction(async (holder) => {
    await holder(ATTACH, attachment(first, id));
    const joined = attempt(ATTACH, attachment(second, id));
    await waiting(1);
    return { joined };
  });

  assertEquals(await joined.joined, undefined);
  assertEquals([await status(first), await status(second)], ["migrated", "migrated"]);
  assertEquals(await faults(), []);
});

Deno.test("clean-up passes by a session that somebody holds, and takes it later", async () => {
  const session = await completedSession();
  await sql(
    "update app.temporary_session set expires_at = now() - interval '9 days' where id = $1",
    [
      session.session_id,
    ],
  );
  assertEquals(await behind(session, () => attempt(CLEAN_UP)), undefined);
  assertEquals(await status(session), "completed");

  assertEquals(await attempt(CLEAN_UP), undefined);
  assertEquals(await status(session), undefined);
});

Deno.test("what an undoing is about to restore is passed by, and cleaned up later", async () => {
  const old = await movedLongAgo();
  try {
    assertEquals(await behind(old, () => attempt(FORGET)), undefined);
    assertEquals(await keptOf(old), 1);

    assertEquals(await attempt(FORGET), undefined);
    assertEquals(await keptOf(old), 0);
  } finally {
    await sql("delete from app.temporary_session where id = $1", [old.session_id]);
  }
});

Deno.test("of two attachments the latest is the one that was saved last, whenever it began", async () => {
  const [first, second] = [await completedSession(), await completedSession()];
  const client = await newClient();
  await transaction(async (holder) => {
    await holder("select now()");
    assertEquals(await attempt(ATTACH, attachment(second, client)), undefined);
    await holder(ATTACH, attachment(first, client));
  });

  const saved = await sql(
    "select session_id from app.simulation where client_id = $1 order by created_at desc limit 2",
    [client],
  );
  assertEquals(saved, [{ session_id: first.session_id }, { session_id: second.session_id }]);
  assertEquals(await faults(), []);
});

Deno.test("an operator who moves a file that is being requested takes it as requested", async () => {
  const client = await newClient();
  const moved = await transaction(async (holder) => {
    await holder(requestFile(client));
    const moved = attempt(...moveFile(client));
    await waiting(1);
    return { moved };
  });

  assertEquals(await moved.moved, undefined);
  assertEquals(await fileOf(client), "in_progress");
  assertEquals(await fileEvents(client), [
    { kind: "file_requested", from: null },
    { kind: "file_status_set", from: "requested" },
  ]);
});

Deno.test("a client who requests a file that an operator is moving leaves it where it goes", async () => {
  const client = await newClient();
  const requested = await transaction(async (holder) => {
    await holder(...moveFile(client));
    const requested = attempt(requestFile(client));
    await waiting(1);
    return { requested };
  });

  assertEquals(await requested.requested, undefined);
  assertEquals(await fileOf(client), "in_progress");
  assertEquals(await fileEvents(client), [{ kind: "file_status_set", from: "new" }]);
});

Deno.test("whoever waits too long for what is a client's is told to try again", async () => {
  const [session, later] = [await completedSession(), await completedSession()];
  const client = await newUnproved(session);
  const outcomes = await transaction(async (holder) => {
    await holder("set local idle_in_transaction_session_timeout = '15s'");
    await holder("select from app.temporary_session where id = $1 for update", [
      session.session_id,
    ]);
    await holder("select from app.client where id = $1 for update", [client]);
    await holder("select from app.client_produit_eligible where client_id = $1 for update", [
      client,
    ]);
    return await Promise.all([
      attempt(`${ATTACH.slice(0, -1)}, ${SHORT})`, attachment(later, client)),
      attempt(...moveFile(client)),
      attempt(requestFile(client)),
      attempt(`${actAs(client)}; select api.client_prove_email()`),
      attempt(`${actAs(client)}; select api.client_set_consents('false', 'true', '2026-01')`),
      attempt("select api.undo_migration($1, 'camille', 'a mistake')", [session.session_id]),
    ]);
  });

  assertEquals(outcomes, Array(6).fill("PT409 session_busy"));
});

for (const taker of ["an erasure", "an undo"]) {
  Deno.test(`a client who waits for what ${taker} takes is told that it is gone`, async () => {
    const session = await completedSession();
    const client = await newUnproved(session);
    const { outcomes } = await transaction(async (holder) => {
      await (taker === "an undo"
        ? holder("select api.undo_migration($1, 'camille', 'a mistake')", [session.session_id])
        : holder("select app.erase_client($1, 'client', 'requested')", [client]));
      const outcomes = [
        "client_request_produit('TVA')",
        "client_prove_email()",
        "client_set_consents('false', 'true', '2026-01')",
        "client_set_consents('true', 'false', '2026-01')",
      ].map((call) => attempt(`${actAs(client)}; select api.${call}`));
      await waiting(4);
      return { outcomes };
    });

    assertEquals(await Promise.all(outcomes), Array(4).fill("PT404 not_found"));
  });
}

Deno.test("a client who waits while his account is taken over agrees to nothing in it", async () => {
  const client = await newUnproved(await completedSession());
  const agreed = await transaction(async (holder) => {
    await holder("select app.take_over($1, null)", [client]);
    const agreed = attempt(
      `${actAs(client)}; select api.client_set_consents('true', 'true', '2026-01')`,
    );
    await waiting(1);
    return { agreed };
  });

  assertEquals(await agreed.agreed, "PT401 unauthorized");
  const [{ agreed_to }] = await sql(
    "select num_nonnulls(contact_consented_at, marketing_consented_at) as agreed_to " +
      "from app.client where id = $1",
    [client],
  );
  assertEquals(agreed_to, 0);
});

Deno.test("nor does he ask for anything", async () => {
  const client = await newUnproved(await completedSession());
  const requested = await transaction(async (holder) => {
    await holder("select app.take_over($1, null)", [client]);
    const requested = attempt(requestFile(client));
    await waiting(1);
    return { requested };
  });

  assertEquals(await requested.requested, "PT401 unauthorized");
  assertEquals(await fileOf(client), "new");
});

Deno.test("nor does a login that ends meanwhile attach anything", async () => {
  const [session, client] = [await completedSession(), await newClient()];
  const attached = await transaction(async (holder) => {
    await holder("select app.lock_auth_user($1)", [client]);
    await holder("select from app.client where id = $1 for update", [client]);
    await holder("delete from auth.sessions where id = $1", [client]);
    const attached = attempt(
      "select api.attach_session($1, $2, $3, login_id => $4)",
      [session.session_id, session.session_token, client, client],
    );
    await waiting(1);
    return { attached };
  });

  assertEquals(await attached.attached, "PT401 unauthorized");
  const [{ status }] = await sql("select status from app.temporary_session where id = $1", [
    session.session_id,
  ]);
  assertEquals(status, "completed");
});

Deno.test("the deletion of test data waits for an attachment under way", async () => {
  const [session, client] = [await completedSession(), await newClient()];
  const rest = await transaction(async (holder) => {
    await holder("select app.lock_session($1, $2)", [session.session_id, session.session_token]);
    const rest = afterDeletion(session);
    await waiting(1);
    await holder(ATTACH, attachment(session, client));
    return { rest };
  });

  assertEquals(await rest.rest, []);
  assertEquals(await status(session), "migrated");
});

Deno.test("the deletion of test data takes the account that a migration is making", async () => {
  const session = await completedSession();
  const rest = await transaction(async (holder) => {
    await holder(MIGRATE, migration(session));
    const rest = afterDeletion(session);
    await waiting(1);
    return { rest };
  });

  assertEquals(await rest.rest, []);
  assertEquals(await status(session), "migrated");
});

const CLEAN_UP = "set lock_timeout = '1s'; select app.cleanup_expired_sessions(1000000)";
const FORGET = "set lock_timeout = '1s'; select app.cleanup_former_produits(1000000)";
const MIGRATE = "select api.migrate_session($1, $2, $3, $4, $5, $6, $7)";
const ATTACH = "select api.attach_session($1, $2, $3, $4, $5)";
const HASH = `$2a$10$${"a".repeat(53)}`;
const PROFILE = { company_name: "Exemple SARL", contact_name: "Camille Martin" };
const CONSENTS = { terms: "2026-01" };

interface Changes {
  email?: string;
  timeout?: number;
}

function migration(session: Session, { email = newEmail(), timeout = LONG }: Changes = {}) {
  return [
    session.session_id,
    session.session_token,
    email,
    HASH,
    PROFILE,
    CONSENTS,
    timeout,
  ];
}

function attachment(session: Session, clientId: string) {
  return [session.session_id, session.session_token, clientId, PROFILE, CONSENTS];
}

async function migrate(session: Session, changes: Changes = {}): Promise<string> {
  const refusal = await attempt(MIGRATE, migration(session, changes));
  return refusal ?? await status(session);
}

/** Does something while another transaction holds the session. */
function behind<T>(session: Session, work: (holder: Ask) => Promise<T>): Promise<T> {
  return transaction(async (holder) => {
    await holder("select from app.temporary_session where id = $1 for update", [
      session.session_id,
    ]);
    return await work(holder);
  });
}

/** A session like a migrated one, too old to be undone, and one product as it was before it. */
async function movedLongAgo(): Promise<Session> {
  const like = await completedSession();
  await signUp(like);
  const [old] = await sql(
    `with old as (
      insert into app.temporary_session
      select (jsonb_populate_record(s, jsonb_build_object(
        'id', gen_random_uuid(), 'token_digest', app.digest_token(gen_random_uuid()::text),
        'migrated_at', now() - app.undo_period() - interval '1 second'
      ))).*
      from app.temporary_session as s where s.id = $1
      returning id
    ), kept as (
      insert into app.former_produit select id, 'TICPE', '{}' from old
    )
    select id as session_id, '' as session_token from old`,
    [like.session_id],
  );
  return old;
}

async function keptOf({ session_id }: Session): Promise<number> {
  const [{ count }] = await sql(
    "select count(*)::integer from app.former_produit where session_id = $1",
    [session_id],
  );
  return count;
}

async function newClient(): Promise<string> {
  const clientId = await newUnproved(await completedSession());
  await proveAddress(clientId);
  return clientId;
}

/** Signed in, by a login that bears his own id. */
async function newUnproved(session: Session): Promise<string> {
  const { client_id } = (await signUp(session)).body;
  await sql("insert into auth.sessions (id, user_id) values ($1, $1)", [client_id]);
  return client_id;
}

/** What a deletion of test data leaves of a session. Not committed: the other tests keep theirs. */
async function afterDeletion({ session_id }: Session): Promise<unknown> {
  try {
    return await connected(async (ask) => {
      await ask("begin");
      await ask("select api.delete_test_data()");
      return await ask("select status from app.temporary_session where id = $1", [session_id]);
    });
  } catch (error) {
    return (error as Error).message;
  }
}

const FILE = "TVA";

/** The client who signed in by a code from his mails, as PostgREST lets him in. */
function actAs(clientId: string): string {
  const claims = JSON.stringify({ sub: clientId, session_id: clientId, amr: [{ method: "otp" }] });
  return `set local role authenticated; set local request.jwt.claims = '${claims}'`;
}

function requestFile(clientId: string): string {
  return `${actAs(clientId)}; select api.client_request_produit('${FILE}')`;
}

function moveFile(clientId: string): [string, unknown[]] {
  return ["select api.set_file_status($1, $2, 'in_progress', 'camille')", [clientId, FILE]];
}

async function fileOf(clientId: string): Promise<string> {
  const [{ file_status }] = await sql(
    "select file_status from app.client_produit_eligible where client_id = $1 and produit = $2",
    [clientId, FILE],
  );
  return file_status;
}

function fileEvents(clientId: string): Promise<unknown[]> {
  return sql(
    "select kind, details ->> 'from' as from from app.audit_event " +
      "where client_id = $1 and kind like 'file%' order by id",
    [clientId],
  );
}

async function status(session: Session): Promise<string> {
  const rows = await sql("select status::text from app.temporary_session where id = $1", [
    session.session_id,
  ]);
  return rows[0]?.status;
}

function faults(): Promise<unknown[]> {
  return sql("select * from app.check_invariants()");
}
