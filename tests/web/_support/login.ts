/// <reference lib="dom" />
/** A login that is there already, put into a browser as Supabase's library keeps it. */
import type { Page } from "playwright-core";
import { readTarget } from "../../../local/settings.ts";
import { newLogin, PASSWORD, sql } from "../../http/_support/stack.ts";

/** Somebody without a client; an operator, if that is asked for. */
export async function newPerson({ isOperator = false } = {}): Promise<string> {
  const { email, id } = await newLogin();
  if (isOperator) {
    const role = `raw_app_meta_data || '{"role": "operator"}'`;
    await sql(`update auth.users set raw_app_meta_data = ${role} where id = $1`, [id]);
  }
  return email;
}

/** From here on, this browser is signed in. */
export async function keepLogin(page: Page, email: string): Promise<void> {
  const { authUrl, publishableKey } = readTarget();
  const response = await fetch(`${authUrl}/token?grant_type=password`, {
    method: "POST",
    headers: { apikey: publishableKey, "content-type": "application/json" },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  const login = await response.text();
  await page.goto("/mentions-legales/");
  await page.evaluate((kept) => localStorage.setItem("tremplin.login", kept), login);
}
