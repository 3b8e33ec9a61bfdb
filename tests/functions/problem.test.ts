import { assertEquals } from "@std/assert";
import { problems } from "../../functions/_shared/problem.ts";

Deno.test("the refusals and their statuses are those of the contract", () => {
  const statuses = Object.fromEntries(
    Object.entries(problems).map(([code, { status }]) => [code, status]),
  );

  assertEquals(statuses, {
    invalid_input: 400,
    unauthorized: 401,
    forbidden: 403,
    sign_in_too_old: 403,
    not_found: 404,
    session_not_found: 404,
    method_not_allowed: 405,
    session_already_migrated: 409,
    email_already_registered: 409,
    email_unproved: 409,
    session_not_migrated: 409,
    migration_in_use: 409,
    session_busy: 409,
    session_expired: 410,
    undo_too_late: 410,
    payload_too_large: 413,
    unsupported_media_type: 415,
    invalid_responses: 422,
    session_incomplete: 422,
    weak_password: 422,
    invalid_profile: 422,
    too_many_attempts: 429,
    internal_error: 500,
    migration_disabled: 503,
    migration_timeout: 504,
  });
});
