import type { Caller } from "../_shared/access.ts";
import * as answers from "../_shared/answers.ts";
import { type Dependencies, endpoint, type Handler, route } from "../_shared/endpoint.ts";
import type { Settings } from "../_shared/env.ts";
import { isAcceptable } from "../_shared/password.ts";
import { Problem, type ProblemCode } from "../_shared/problem.ts";
import { attachment, failuresQuery, migration, preview } from "../_shared/schemas.ts";
import { sendCode } from "./code.ts";
import { move, noteUncounted } from "./move.ts";

const OF_A_MOVE: ProblemCode[] = [
  "session_already_migrated",
  "session_busy",
  "session_expired",
  "session_incomplete",
  "invalid_profile",
  "migration_disabled",
  "migration_timeout",
];

/** From a session to an account: can it, do it, attach it, and how often it happens. */
export function handler(dependencies: Dependencies): Handler {
  const { rpc, hash } = dependencies;
  return endpoint("session-migration", [
    route({
      method: "POST",
      path: "/migrate",
      summary: "Turns a completed session into an account.",
      access: "key",
      body: migration,
      answers: { 200: answers.migrated, 201: answers.migrated },
      refusals: [...OF_A_MOVE, "weak_password", "email_already_registered"],
      action: "migrate_session",
      gate: refuseWhenDisabled,
      uncounted: (call, error) => noteUncounted(dependencies, call, error),
      async run(call) {
        const { email, password, profile, consents } = call.body;
        // Nothing here costs more; a session that is made up is refused whatever the hash.
        const password_hash = call.opensSession && isAcceptable(password)
          ? await hash(password)
          : null;
        const email_proof = call.settings.emailProof;
        const form = { email, password_hash, profile, consents, email_proof };
        const result = await move(
          dependencies,
          call,
          (session, signal) => rpc("migrate_session", { ...session, ...form }, signal),
        );
        if (result.confirmation_required) {
          dependencies.later(sendCode(dependencies, call, email));
        }
        return Response.json(result, { status: result.already_migrated ? 200 : 201 });
      },
    }),
    route({
      method: "POST",
      path: "/attach",
      summary: "Gives a completed session to a login.",
      access: "login",
      body: attachment,
      answers: { 200: answers.attached },
      refusals: OF_A_MOVE,
      action: "migrate_session",
      gate: refuseWhenDisabled,
      uncounted: (call, error) => noteUncounted(dependencies, call, error),
      async run(call) {
        const { profile, consents } = call.body;
        const { userId: client_id, loginId: login_id } = call.caller;
        const form = { client_id, login_id, profile, consents };
        return Response.json(
          await move(
            dependencies,
            call,
            (session, signal) => rpc("attach_session", { ...session, ...form }, signal),
          ),
        );
      },
    }),
    route({
      method: "POST",
      path: "/preview",
      summary: "What migrate or, with a login, attach would do.",
      access: "key or login",
      body: preview,
      answers: { 200: answers.preview },
      refusals: ["migration_disabled"],
      gate: refuseWhenDisabled,
      async run({ body: { session_id }, sessionToken, caller }) {
        const session = { session_id, session_token: sessionToken };
        const login = { client_id: caller.userId, login_id: caller.loginId };
        return Response.json(await rpc("preview_migration", { ...session, ...login }));
      },
    }),
    route({
      method: "GET",
      path: "/can-migrate/:id",
      summary: "Whether a session may become an account now.",
      access: "key",
      answers: { 200: answers.migratability },
      async run({ session, settings }) {
        const answer = await rpc("can_migrate", session);
        return Response.json(
          settings.migrationEnabled ? answer : { can_migrate: false, reason: "migration_disabled" },
        );
      },
    }),
    route({
      method: "GET",
      path: "/session-data/:id",
      summary: "All that is known of a session.",
      access: "key",
      answers: { 200: answers.sessionData },
      refusals: ["session_already_migrated", "session_expired"],
      async run({ session }) {
        return Response.json(await rpc("session_data", session));
      },
    }),
    route({
      method: "GET",
      path: "/stats",
      summary: "Statistics of sessions and migrations.",
      access: "operator",
      answers: { 200: answers.statistics },
      async run({ caller }) {
        return Response.json(await rpc("migration_stats", operatorOf(caller)));
      },
    }),
    route({
      method: "GET",
      path: "/failures",
      summary: "Migrations that failed, newest first.",
      access: "operator",
      query: failuresQuery,
      answers: { 200: answers.failures },
      async run({ caller, query }) {
        return Response.json(await rpc("migration_failures", { ...query, ...operatorOf(caller) }));
      },
    }),
  ], dependencies);
}

/** Whose login must still live; nobody's with the secret key. */
function operatorOf({ userId, loginId }: Caller) {
  return { operator_id: userId, login_id: loginId };
}

function refuseWhenDisabled({ migrationEnabled }: Settings): void {
  if (!migrationEnabled) throw new Problem("migration_disabled");
}
