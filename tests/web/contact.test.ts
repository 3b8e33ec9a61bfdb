/// <reference lib="dom" />
// Who may be contacted, and about what: the page, the notes for operators and the rows agree.
import { join } from "node:path";
import { assert, assertEquals } from "@std/assert";
import { REPOSITORY } from "../../local/settings.ts";
import { client, signUp } from "../../web/src/texts.ts";
import { migrate, newEmail, proveAddress, sql } from "../http/_support/stack.ts";
import { type Account, finishedSimulation, setFileStatus } from "./_support/account.ts";
import { card, HAULIER, openSpace } from "./_support/client_space.ts";
import { openForm } from "./_support/sign_up.ts";
import { useSite } from "./_support/visit.ts";

const inPage = useSite();

const REACHABLE = { company_name: "Transports Durand", contact_name: "Anne Durand" };

/** Of somebody who agreed to the terms and to nothing else. */
async function givenDiscreet(): Promise<Account> {
  const email = newEmail();
  const { status, body } = await migrate(await finishedSimulation(HAULIER), {
    email,
    profile: { ...REACHABLE, phone: "+33612345678" },
    consents: { terms: "2026-01", contact: false, marketing: false },
  });
  assertEquals(status, 201);
  return { email, clientId: body.client_id };
}

/** The products about which the operations guide has an operator contact this address. */
async function toContact({ email }: Account): Promise<string[]> {
  const guide = await Deno.readTextFile(join(REPOSITORY, "docs/operations.md"));
  const [, query] = guide.split("## Whose address is it?")[1].match(/```sql\n([^`]+)```/)!;
  const rows = await sql(
    `select q.produit from (${query.replace(";", "")}) as q where email = $1`,
    [
      email,
    ],
  );
  return rows.map(({ produit }: { produit: string }) => produit);
}

Deno.test("asking for help is asking to be contacted: about that file, from the proof on, until it ends", () =>
  inPage(async (page) => {
    const account = await givenDiscreet();
    await openSpace(page, account.email);
    await card(page, "TICPE").getByRole("button", { name: client.file.ask }).click();
    await card(page, "TICPE").getByText(client.file.nextOnceProved).waitFor();
    assertEquals(await toContact(account), []);

    await proveAddress(account.clientId);
    await page.reload();
    const reach = client.file.reach(account.email, "06\u00a012\u00a034\u00a056\u00a078");
    await card(page, "TICPE").getByText(client.file.next(reach)).waitFor();
    await card(page, "TICPE").getByText(client.file.takeBack).waitFor();
    assertEquals(await toContact(account), ["TICPE"]);
    const [{ may_be_contacted }] = await sql(
      "select may_be_contacted from app.client where id = $1",
      [account.clientId],
    );
    assertEquals(may_be_contacted, false);

    await setFileStatus(account, "TICPE", "abandoned");
    await page.reload();
    await card(page, "TICPE").waitFor();
    assertEquals(await card(page, "TICPE").getByText(client.file.takeBack).count(), 0);
    assertEquals(await toContact(account), []);
  }));

Deno.test("what the consents are for, a request apart, is said where they are given and where they stand", () =>
  inPage(async (page) => {
    await openForm(page);
    await page.getByText(signUp.withdraw).waitFor();
    await openSpace(page, (await givenDiscreet()).email);
    await page.getByText(client.consents.scope).waitFor();
    assert(!await page.getByLabel(signUp.contactConsent).isChecked());
  }));
