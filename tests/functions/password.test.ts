import { assertEquals, assertMatch, assertNotEquals } from "@std/assert";
import { bcryptVerify } from "hash-wasm";
import { hashPassword, isAcceptable } from "../../functions/_shared/password.ts";

Deno.test("a password counts at least 10 characters and at most 72 bytes", () => {
  const cases: [string, boolean][] = [
    ["a".repeat(9), false],
    ["a".repeat(10), true],
    ["a".repeat(72), true],
    ["a".repeat(73), false],
    ["é".repeat(36), true],
    ["é".repeat(36) + "a", false],
    // An emoji is one character, two UTF-16 units and four bytes.
    ["😀".repeat(9), false],
    ["😀".repeat(10), true],
    ["😀".repeat(18), true],
    ["😀".repeat(19), false],
  ];
  for (const [password, expected] of cases) assertEquals(isAcceptable(password), expected);
});

Deno.test("the hash is the bcrypt of cost 10 that Auth writes itself", async () => {
  for (const password of ["un bon mot de passe", "😀".repeat(18)]) {
    const hash = await hashPassword(password);

    assertMatch(hash, /^\$2a\$10\$[./A-Za-z0-9]{53}$/);
    assertEquals(await bcryptVerify({ password, hash }), true);
    assertEquals(await bcryptVerify({ password: password + "!", hash }).catch(() => false), false);
  }
});

Deno.test("two hashes of one password differ", async () => {
  assertNotEquals(
    await hashPassword("un bon mot de passe"),
    await hashPassword("un bon mot de passe"),
  );
});
