import { check } from "../_shared/body.ts";
import { type Dependencies, endpoint, type Handler, route } from "../_shared/endpoint.ts";
import type { Settings } from "../_shared/env.ts";
import { isAcceptable } from "../_shared/password.ts";
import { Problem } from "../_shared/problem.ts";
import { attachment, failuresQuery, migration } from "../_shared/schemas.ts";
import { move, noteUncounted } from "./move.ts";

/** From a session to an account: can it, do it, attach it, and how often it happens. */
export function handler(dependencies: Dependencies): Handler {
  const { rpc, hash } = dependencies;
  return endpoint("session-migration", [
    route({
      method: "POST",
      path: "/migrate",
      access: "key",
      body: migration,
      action: "migrate_session",
      gate: refuseWhenDisabled,
      uncounted: (call, error) => noteUncounted(dependencies, call, error),
      async run(call) {
        const { email, password, profile, consents } = call.body;
        const password_hash = isAcceptable(password) ? await hash(password) : null;
        const form = { email, password_hash, profile, consents };
        const result = await move(
          dependencies,
          call,
          (session, signal) => rpc("migrate_session", { ...session, ...form }, signal),
        );
        return Response.json(result, { status: result.already_migrated ? 200 : 201 });
      },
    }),
    route({
      method: "POST",
      path: "/attach",
      access: "login",
      body: attachment,
      action: "migrate_session",
      gate: refuseWhenDisabled,
      uncounted: (call, error) => noteUncounted(dependencies, call, error),
      async run(call) {
        const { profile, consents } = call.body;
        const form = { client_id: call.caller.userId, profile, consents };
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
      method: "GET",
      path: "/can-migrate/:id",
      access: "key",
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
      access: "key",
      async run({ session }) {
        return Response.json(await rpc("session_data", session));
      },
    }),
    route({
      method: "GET",
      path: "/stats",
      access: "operator",
      async run() {
        return Response.json(await rpc("migration_stats", {}));
      },
    }),
    route({
      method: "GET",
      path: "/failures",
      access: "operator",
      async run({ query }) {
        return Response.json(await rpc("migration_failures", check(failuresQuery, query)));
      },
    }),
  ], dependencies);
}

function refuseWhenDisabled({ migrationEnabled }: Settings): void {
  if (!migrationEnabled) throw new Problem("migration_disabled");
}
