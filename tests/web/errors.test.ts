import { join } from "node:path";
import { assertEquals } from "@std/assert";
import { problems } from "../../functions/_shared/problem.ts";
import { REPOSITORY } from "../../local/settings.ts";
import { errors } from "../../web/src/texts.ts";

/** Any call to Auth may say these. */
const AUTH = ["over_request_rate_limit", "over_email_send_rate_limit", "user_banned"];

/** The pages' own: nobody answered, or nobody is signed in any more. */
const PAGES = ["offline", "too_slow", "signed_out"];

async function namedByAccount(): Promise<string[]> {
  const source = await Deno.readTextFile(join(REPOSITORY, "web/src/account.ts"));
  return [...source.matchAll(/Problems?: ((?:[a-z]+_[a-z_]+(?:, )?)+)/g)]
    .flatMap(([, codes]) => codes.match(/\w+/g)!);
}

Deno.test("every error that may come has a sentence that says what to do", async () => {
  const codes = [...Object.keys(problems), ...await namedByAccount(), ...AUTH, ...PAGES];
  assertEquals(codes.filter((code) => !errors[code]), []);
});

Deno.test("the problems that the account names are found", async () => {
  const named = await namedByAccount();
  for (const code of ["invalid_credentials", "otp_expired", "same_password", "weak_password"]) {
    assertEquals(named.includes(code), true, code);
  }
});
