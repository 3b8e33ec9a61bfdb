import { assertEquals } from "@std/assert";
import { completedSession, migrate, newEmail, sql } from "./_support/stack.ts";

const CALLS = 20;

Deno.test("of 20 calls for one session one creates, 19 repeat, all for one client", async () => {
  const session = await completedSession();
  const email = newEmail();

  const answers = await Promise.all(
    Array.from({ length: CALLS }, () => migrate(session, { email })),
  );

  assertEquals(statuses(answers), [...Array(CALLS - 1).fill(200), 201]);
  assertEquals(new Set(answers.map(({ body }) => body.client_id)).size, 1);
  assertEquals(await usersCalled(email), 1);
  assertEquals(await faults(), []);
});

Deno.test("of 20 sessions with one address one becomes its account, 19 stay as they were", async () => {
  const sessions = await Promise.all(Array.from({ length: CALLS }, completedSession));
  const email = newEmail();

  const answers = await Promise.all(sessions.map((session) => migrate(session, { email })));

  assertEquals(statuses(answers), [201, ...Array(CALLS - 1).fill(409)]);
  const refused = answers.filter(({ status }) => status === 409);
  assertEquals(new Set(refused.map(({ body }) => body.code)).size, 1);
  assertEquals(refused[0].body.code, "email_already_registered");
  assertEquals(await usersCalled(email), 1);
  const ids = sessions.map(({ session_id }) => session_id);
  assertEquals(
    await sql(
      "select status::text, count(*)::int from app.temporary_session where id = any ($1) " +
        "group by 1 order by 1",
      [ids],
    ),
    [{ status: "completed", count: CALLS - 1 }, { status: "migrated", count: 1 }],
  );
  assertEquals(await faults(), []);
});

function statuses(answers: { status: number }[]): number[] {
  return answers.map(({ status }) => status).sort();
}

async function usersCalled(email: string): Promise<number> {
  const [{ count }] = await sql(
    "select count(*)::int from auth.users as u join auth.identities as i on i.user_id = u.id " +
      "where u.email = $1",
    [email],
  );
  return count;
}

function faults(): Promise<unknown[]> {
  return sql("select * from app.check_invariants()");
}
