// What supabase/config.toml says of Auth, as far as the stand-in follows it.

import { join } from "node:path";
import { parse } from "@std/toml";
import { REPOSITORY } from "./settings.ts";

/** The mails that Auth sends, by the names of their templates. */
export type Template = "recovery" | "confirmation" | "magic_link";

export interface AuthSettings {
  siteUrl: string;
  redirectUrls: string[];
  minimumPasswordLength: number;
  codeLength: number;
  codeSeconds: number;
  /** A second mail of one kind to one person waits that long. */
  secondsBetweenMails: number;
  sender: { name: string; address: string };
  templates: Record<Template, { subject: string; html: string }>;
}

interface Config {
  local_smtp: { admin_email: string; sender_name: string };
  auth: {
    additional_redirect_urls: string[];
    minimum_password_length: number;
    email: {
      otp_length: number;
      otp_expiry: number;
      max_frequency: string;
      template: Record<Template, { subject: string; content_path: string }>;
    };
  };
}

/** The site is where the stack serves it, which may be another port than the file's. */
export async function readAuthSettings(siteUrl: string): Promise<AuthSettings> {
  const text = await Deno.readTextFile(join(REPOSITORY, "supabase", "config.toml"));
  const { local_smtp: smtp, auth } = parse(text) as unknown as Config;
  const { email } = auth;
  const template = async (name: Template) => {
    const { subject, content_path: path } = email.template[name];
    return { subject, html: await Deno.readTextFile(join(REPOSITORY, path)) };
  };
  return {
    siteUrl,
    redirectUrls: auth.additional_redirect_urls,
    minimumPasswordLength: auth.minimum_password_length,
    codeLength: email.otp_length,
    codeSeconds: email.otp_expiry,
    secondsBetweenMails: secondsOf(email.max_frequency),
    sender: { name: smtp.sender_name, address: smtp.admin_email },
    templates: {
      recovery: await template("recovery"),
      confirmation: await template("confirmation"),
      magic_link: await template("magic_link"),
    },
  };
}

/** Go's way to write a duration, as the CLI reads it: 1m30s. */
export function secondsOf(duration: string): number {
  const [, minutes = 0, seconds = 0] = duration.match(/^(?:(\d+)m)?(?:(\d+)s)?$/) ?? [];
  const total = Number(minutes) * 60 + Number(seconds);
  if (total > 0) return total;
  throw new Error(`supabase/config.toml: "${duration}" is no duration such as 1m or 60s.`);
}
