/// <reference lib="dom" />
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { date } from "../../web/src/format.ts";
import {
  arrival,
  client,
  code,
  confirmation,
  errors,
  password,
  signIn as words,
  signUp,
  trouble,
} from "../../web/src/texts.ts";
import { codeMailedTo } from "../_support/mail.ts";
import {
  attach,
  newEmail,
  newLogin,
  PASSWORD,
  RESPONSES,
  signIn,
  sql,
} from "../http/_support/stack.ts";
import { enter, finishedSimulation, givenAccount, holdSimulation } from "./_support/account.ts";
import { keyboard, mouse } from "./_support/journey.ts";
import { lookAtEach } from "./_support/look.ts";
import { enterAsOperator } from "./_support/operator.ts";
import {
  add,
  ATTACH,
  givenUnproven,
  openWithSimulation,
  refusing,
  send,
  SIGN_IN_STATES,
} from "./_support/sign_in.ts";
import { fill, openForm, send as sendSignUp } from "./_support/sign_up.ts";
import { useSite } from "./_support/visit.ts";

const inPage = useSite();

const TOKEN = "**/auth/v1/token?*";

function heldKey(page: Page): Promise<string | null> {
  return page.evaluate(() => localStorage.getItem("tremplin.session"));
}

async function simulationsOf({ email }: { email: string }): Promise<number> {
  const [{ count }] = await sql(
    `select count(*)::int from app.simulation as s
     join auth.users as u on u.id = s.client_id where u.email = $1`,
    [email],
  );
  return count;
}

Deno.test("who signs in is in the client area, and no address holds what was typed", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(RESPONSES);
    const addresses: string[] = [];
    page.on("request", (request) => addresses.push(decodeURIComponent(request.url())));
    await page.goto("/connexion/");
    await send(page, email);
    await page.waitForURL("**/espace-client/");
    await page.getByText("Transports Durand").first().waitFor();
    assertEquals(addresses.filter((url) => url.includes(email) || url.includes(PASSWORD)), []);
  }));

Deno.test("a wrong password and an unknown address are told in the same words", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(RESPONSES);
    for (const [address, typed] of [[email, "pas le bon mot"], [newEmail(), PASSWORD]]) {
      await page.goto("/connexion/");
      await send(page, address, typed);
      assertEquals(await page.getByRole("alert").innerText(), errors.invalid_credentials);
      assertEquals(await page.locator("#email").inputValue(), address);
    }
  }));

Deno.test("an empty field is said beside it, and takes the focus", () =>
  inPage(async (page) => {
    await page.goto("/connexion/");
    await page.locator("#email").fill("lea@example.com");
    await mouse.press(page, words.submit);
    await page.getByText(words.required.password).waitFor();
    assertEquals(await page.locator("[aria-invalid=true]:focus").getAttribute("id"), "password");
  }));

Deno.test("a password manager finds its fields, and what is typed can be read", () =>
  inPage(async (page) => {
    await page.goto("/connexion/");
    const field = page.locator("#password");
    assertEquals(await page.locator("#email").getAttribute("autocomplete"), "username");
    assertEquals(await field.getAttribute("autocomplete"), "current-password");
    await field.focus();
    await page.keyboard.insertText(PASSWORD);
    assertEquals(await field.getAttribute("type"), "password");
    await page.getByRole("button", { name: "Afficher" }).click();
    assertEquals(await field.getAttribute("type"), "text");
    assertEquals(await field.inputValue(), PASSWORD);
  }));

Deno.test("says what the simulation would change, adds it on demand, and then what it did", () =>
  inPage(async (page) => {
    const account = await givenAccount({ ...RESPONSES, LITRES_POIDS_LOURDS: 1_000 });
    await openWithSimulation(page);
    const today = date(new Date().toISOString());
    const tick = page.getByLabel(arrival.offer(today, 6));
    assert(await tick.isChecked());
    await send(page, account.email);
    await page.getByRole("heading", { level: 1, name: arrival.planTitle }).waitFor();
    await page.getByText(`${client.pending.plan.intro}${client.pending.plan.estimates(1)}.`)
      .waitFor();
    assertEquals(await simulationsOf(account), 1);
    await add(page);
    await page.waitForURL("**/espace-client/");
    await page.getByText(`${client.attached.estimates(1)}.`).waitFor();
    assertEquals(await simulationsOf(account), 2);
  }));

Deno.test("whose address is taken is told what his simulation would change before it is added", () =>
  inPage(async (page) => {
    const account = await givenAccount(RESPONSES);
    await openForm(page);
    await fill(page, { email: account.email });
    await sendSignUp(page);
    await page.getByText(signUp.taken.title).waitFor();
    await mouse.press(page, signUp.signIn);
    await page.locator("#attach").waitFor();
    await send(page, account.email);
    await page.getByText(client.pending.plan.nothing).waitFor();
    await mouse.press(page, arrival.notNow);
    await page.getByRole("heading", { name: client.pending.title }).waitFor();
    assertEquals(await simulationsOf(account), 1);
  }));

Deno.test("an offer that is declined leaves the simulation where it is", () =>
  inPage(async (page) => {
    const account = await givenAccount(RESPONSES);
    await openWithSimulation(page);
    await page.locator("#attach").uncheck();
    await send(page, account.email);
    await page.waitForURL("**/espace-client/");
    await page.getByRole("heading", { name: client.pending.title }).waitFor();
    assertEquals(await simulationsOf(account), 1);
  }));

Deno.test("an unfinished simulation is not offered", () =>
  inPage(async (page) => {
    await holdSimulation(page, await finishedSimulation(RESPONSES));
    const { id, token } = JSON.parse((await heldKey(page))!);
    const { publishable_key } = await (await page.request.get("/config.json")).json();
    await page.request.put(`/api/simulator/sessions/${id}/responses`, {
      headers: { apikey: publishable_key, "x-session-token": token },
      data: { responses: { CA: 5 } },
    });
    await page.goto("/connexion/", { waitUntil: "networkidle" });
    assertEquals(await page.locator("#attach").count(), 0);
  }));

Deno.test("a simulation that somebody else took meanwhile is told after the sign-in", () =>
  inPage(async (page) => {
    const mine = await givenAccount(RESPONSES);
    const theirs = await givenAccount(RESPONSES);
    const session = await finishedSimulation(RESPONSES);
    await holdSimulation(page, session);
    await page.goto("/connexion/");
    await page.locator("#attach").waitFor();
    await attach(session, await signIn(theirs.email));
    await send(page, mine.email);
    await page.getByRole("heading", { name: arrival.notAdded }).waitFor();
    await page.getByText(arrival.lost.session_already_migrated).waitFor();
    await mouse.press(page, arrival.open);
    await page.getByText("Transports Durand").first().waitFor();
    assertEquals(await simulationsOf(mine), 1);
  }));

Deno.test("a simulation that has expired is said not to be added, and does not stand in the way", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(RESPONSES);
    const session = await finishedSimulation(RESPONSES);
    await sql(
      "update app.temporary_session set expires_at = now() - interval '1 minute' where id = $1",
      [session.session_id],
    );
    await holdSimulation(page, session);
    await page.goto("/connexion/");
    await page.getByText(arrival.lost.session_expired).waitFor();
    await send(page, email);
    await page.waitForURL("**/espace-client/");
  }));

Deno.test("an addition that fails is tried again without signing in again", () =>
  inPage(async (page) => {
    const account = await givenAccount(RESPONSES);
    await openWithSimulation(page);
    await page.route(ATTACH, (route) => route.fulfill(refusing(500, "internal_error")));
    await send(page, account.email);
    await add(page);
    await page.getByRole("heading", { name: arrival.notAdded }).waitFor();
    await page.locator("h1:focus").waitFor();
    assert(await page.getByRole("link", { name: arrival.open }).isVisible());
    await page.unroute(ATTACH);
    // The client area would forget the key too.
    await page.route("**/espace-client/", (route) => route.fulfill({ body: "" }));
    await mouse.press(page, trouble.retry);
    await page.waitForURL("**/espace-client/");
    assertEquals(await simulationsOf(account), 2);
    assertEquals(await heldKey(page), null);
  }));

Deno.test("a login that has no client yet goes on to sign up, with its simulation", () =>
  inPage(async (page) => {
    const { email } = await newLogin();
    await openWithSimulation(page);
    await send(page, email);
    await page.waitForURL("**/inscription/");
    assert(await heldKey(page));
  }));

Deno.test("who is signed in already goes straight to the client area, an operator to his own", () =>
  inPage(async (page) => {
    await enter(page, (await givenAccount(RESPONSES)).email);
    await page.goto("/connexion/");
    await page.waitForURL("**/espace-client/");
    await enterAsOperator(page);
    await page.goto("/connexion/");
    await page.waitForURL("**/espace-operateur/");
  }));

Deno.test("an operator who signs in is among his own, and no simulation is added to his login", () =>
  inPage(async (page) => {
    const { email, id } = await newLogin();
    await sql(
      "update auth.users set raw_app_meta_data = raw_app_meta_data || $2 where id = $1",
      [id, { role: "operator" }],
    );
    await openWithSimulation(page);
    const passed: string[] = [];
    page.on("request", (request) => passed.push(new URL(request.url()).pathname));
    await send(page, email);
    await page.waitForURL("**/espace-operateur/");
    assertEquals(passed.filter((path) => path.endsWith("/attach")), []);
  }));

Deno.test("going back after the sign-in does not lead to its form again", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(RESPONSES);
    await page.goto("/accessibilite/");
    await page.goto("/connexion/");
    await send(page, email);
    await page.waitForURL("**/espace-client/");
    await page.goBack();
    assertEquals(new URL(page.url()).pathname, "/accessibilite/");
  }));

Deno.test("an address that is not proven yet is, by the code of a mail that can be sent again", () =>
  inPage(async (page) => {
    const email = await givenUnproven();
    await openWithSimulation(page);
    await send(page, email);
    await page.getByRole("heading", { name: confirmation.title }).waitFor();
    await page.getByText(email).waitFor();
    await mouse.press(page, code.again);
    await page.getByText(code.asked).waitFor();
    const mailed = await codeMailedTo({ email });
    await page.locator("#code").fill(mailed === "000000" ? "111111" : "000000");
    await mouse.press(page, confirmation.submit);
    await page.getByText(errors.otp_expired).waitFor();
    await page.locator("#code").fill(mailed);
    await mouse.press(page, confirmation.submit);
    await add(page);
    await page.waitForURL("**/espace-client/");
    assertEquals(await simulationsOf({ email }), 2);
  }));

Deno.test("a wrong password does not tell that an address is not proven; one can turn back", () =>
  inPage(async (page) => {
    const email = await givenUnproven();
    await page.goto("/connexion/");
    await send(page, email, "pas le bon mot");
    await page.getByText(errors.invalid_credentials).waitFor();
    await send(page, email);
    await mouse.press(page, confirmation.back);
    await page.getByRole("heading", { name: words.title }).waitFor();
    assertEquals(await page.locator("#email").inputValue(), email);
  }));

Deno.test("a double click signs in once", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(RESPONSES);
    let asked = 0;
    await page.route(TOKEN, (route) => {
      asked++;
      return route.continue();
    });
    await page.goto("/connexion/");
    await page.locator("#email").fill(email);
    await page.locator("#password").fill(PASSWORD);
    await page.getByRole("button", { name: words.submit }).dblclick();
    await page.waitForURL("**/espace-client/");
    assertEquals(asked, 1);
  }));

Deno.test("without a network, another try sends what the fields then hold", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(RESPONSES);
    await page.goto("/connexion/");
    await page.route(TOKEN, (route) => route.abort());
    await send(page, email, "pas le bon mot");
    await page.getByText(errors.offline).waitFor();
    await page.unroute(TOKEN);
    await page.locator("#password").fill(PASSWORD);
    await mouse.press(page, trouble.retry);
    await page.waitForURL("**/espace-client/");
  }));

for (
  const [what, status, name] of [
    ["a failure of the service is", 500, "internal_error"],
    ["too many tries are", 429, "over_request_rate_limit"],
    ["an account that is closed to its owner is", 400, "user_banned"],
  ] as const
) {
  Deno.test(`${what} said as such`, () =>
    inPage(async (page) => {
      await page.goto("/connexion/");
      await page.route(TOKEN, (route) =>
        route.fulfill({
          status,
          headers: {
            "access-control-allow-origin": "*",
            "access-control-expose-headers": "x-supabase-api-version",
            "x-supabase-api-version": "2024-01-01",
          },
          json: { code: name, message: "" },
        }));
      await send(page, newEmail());
      await page.getByText(errors[name]).waitFor();
    }));
}

Deno.test("a slow answer is said to be slow", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(RESPONSES);
    const { promise: said, resolve: say } = Promise.withResolvers<void>();
    await page.goto("/connexion/");
    await page.route(TOKEN, async (route) => {
      await said;
      await route.continue();
    });
    await send(page, email);
    await page.getByText(trouble.slow).waitFor();
    say();
    await page.waitForURL("**/espace-client/");
  }));

Deno.test("a browser that keeps nothing is told why it cannot enter", () =>
  inPage(async (page) => {
    const { email } = await givenAccount(RESPONSES);
    await page.addInitScript(() =>
      Object.defineProperty(globalThis, "localStorage", {
        get: () => {
          throw new Error("refused");
        },
      })
    );
    await page.goto("/connexion/");
    await send(page, email);
    await page.getByText(errors.login_not_kept).waitFor();
  }));

Deno.test("the address that was typed goes along to the new password, and back", () =>
  inPage(async (page) => {
    await page.goto("/connexion/");
    await page.locator("#email").fill("lea@example.com");
    await mouse.press(page, words.forgotten);
    await page.waitForURL("**/mot-de-passe/");
    assertEquals(await page.locator("#email").inputValue(), "lea@example.com");
    await mouse.press(page, password.back);
    await page.waitForURL("**/connexion/");
    assertEquals(await page.locator("#email").inputValue(), "lea@example.com");
    await page.reload();
    assertEquals(await page.locator("#email").inputValue(), "");
  }));

Deno.test("who has no account is led to a simulation, or to keep the one he has done", () =>
  inPage(async (page) => {
    await page.goto("/connexion/");
    await mouse.press(page, words.simulate);
    await page.waitForURL("**/simulateur/");
    await openWithSimulation(page);
    await mouse.press(page, words.signUp);
    await page.waitForURL("**/inscription/");
    await page.getByText(signUp.title).first().waitFor();
  }));

Deno.test("the keyboard alone is enough", () =>
  inPage(async (page) => {
    const account = await givenAccount(RESPONSES);
    await openWithSimulation(page);
    await keyboard.type(page, "email", account.email);
    await keyboard.type(page, "password", PASSWORD);
    await keyboard.press(page, words.submit);
    await add(page, keyboard);
    await page.waitForURL("**/espace-client/");
    assertEquals(await simulationsOf(account), 2);
  }));

lookAtEach(inPage, "the sign-in page", SIGN_IN_STATES);
