/**
 * Where the mails of the offline stack end up: in memory, to be read in a browser, or by tests the
 * way Mailpit is asked, which the Supabase CLI runs on the same port. Nothing leaves the machine.
 */
import type { Server } from "./gateway.ts";
import { type Letter, plainText } from "./letter.ts";
import { letterPage, listPage } from "./mailbox_pages.ts";

export interface Mail extends Letter {
  id: string;
  at: Date;
  text: string;
}

export interface Mailbox {
  receive(letter: Letter): void;
  server: Server;
}

const KEPT = 500;
const PAGE = 50;
const SNIPPET = 250;

/** A mail may only do what a mail does: show itself, and lead elsewhere when it is clicked. */
const MAIL_HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; " +
    "sandbox allow-top-navigation-by-user-activation",
};
const PAGE_HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'",
};

export function openMailbox(): Mailbox {
  let mails: Mail[] = [];

  function answer(method: string, { pathname, searchParams }: URL): Response {
    if (method === "DELETE" && pathname === "/api/v1/messages") {
      mails = [];
      return new Response("ok");
    }
    if (method !== "GET") return notFound();
    if (pathname === "/") return new Response(listPage(mails), { headers: PAGE_HEADERS });
    if (pathname === "/api/v1/messages") return Response.json(summaries(mails, searchParams));

    const [, room, id] = pathname.match(/^\/(api\/v1\/message|mail|view)\/([^/]+?)(?:\.html)?$/) ??
      [];
    const mail = id === "latest" ? mails[0] : mails.find((mail) => mail.id === id);
    if (!mail) return notFound();
    if (room === "mail") return new Response(letterPage(mail), { headers: PAGE_HEADERS });
    if (room === "view") return new Response(leadingOut(mail.html), { headers: MAIL_HEADERS });
    return Response.json(message(mail));
  }

  return {
    receive(letter) {
      const mail = {
        ...letter,
        id: crypto.randomUUID(),
        at: new Date(),
        text: plainText(letter.html),
      };
      mails = [mail, ...mails].slice(0, KEPT);
    },
    server: (request) => Promise.resolve(answer(request.method, new URL(request.url))),
  };
}

function summaries(mails: Mail[], query: URLSearchParams) {
  const start = Number(query.get("start") ?? 0);
  const shown = mails.slice(start, start + Number(query.get("limit") ?? PAGE));
  return {
    total: mails.length,
    unread: mails.length,
    count: shown.length,
    messages_count: mails.length,
    messages_unread: mails.length,
    start,
    tags: [],
    messages: shown.map((mail) => ({
      ...envelope(mail),
      Created: mail.at.toISOString(),
      Read: false,
      Attachments: 0,
      Snippet: mail.text.replace(/\s+/g, " ").slice(0, SNIPPET),
    })),
  };
}

const message = (mail: Mail) => ({
  ...envelope(mail),
  Date: mail.at.toISOString(),
  ReturnPath: mail.from.address,
  Text: mail.text,
  HTML: mail.html,
  Inline: [],
  Attachments: [],
});

const envelope = ({ id, from, to, subject, html }: Mail) => ({
  ID: id,
  MessageID: `${id}@offline`,
  From: { Name: from.name, Address: from.address },
  To: [{ Name: "", Address: to }],
  Cc: [],
  Bcc: [],
  ReplyTo: [],
  Subject: subject,
  Tags: [],
  Username: "",
  Size: html.length,
});

/** A link in the frame of a mail opens the page, not the frame. */
const leadingOut = (html: string) => html.replace("<head>", '<head><base target="_top">');

const notFound = () => new Response("404 page not found\n", { status: 404 });
