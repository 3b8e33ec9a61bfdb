import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { openMailbox } from "../../local/mailbox.ts";

function mailbox() {
  const { receive, server } = openMailbox();
  const ask = (path: string, method = "GET") =>
    server(new Request(`http://mails.test${path}`, { method }), "127.0.0.1");
  return {
    ask,
    receive: (subject: string, html = "<p>Bonjour</p>") =>
      receive({ from: { name: "Tremplin", address: "a@b.test" }, to: "lea@b.test", subject, html }),
    list: async (query = "") => await (await ask(`/api/v1/messages${query}`)).json(),
  };
}

Deno.test("mails are listed as Mailpit lists them, the latest first", async () => {
  const { receive, list } = mailbox();
  receive("one");
  receive("two");
  const { total, count, messages } = await list();
  assertEquals([total, count], [2, 2]);
  assertEquals(messages.map(({ Subject }: { Subject: string }) => Subject), ["two", "one"]);
  assertEquals(messages[0].From, { Name: "Tremplin", Address: "a@b.test" });
  assertEquals(messages[0].To, [{ Name: "", Address: "lea@b.test" }]);
  assertEquals(messages[0].Snippet, "Bonjour");
  assertMatch(messages[0].Created, /^\d{4}-.*Z$/);
});

Deno.test("a part of the list is given on demand", async () => {
  const { receive, list } = mailbox();
  for (const subject of ["one", "two", "three"]) receive(subject);
  const { total, count, start, messages } = await list("?start=1&limit=1");
  assertEquals([total, count, start, messages[0].Subject], [3, 1, 1, "two"]);
});

Deno.test("a mail is given by its id or as the latest, in HTML and in plain text", async () => {
  const { ask, receive, list } = mailbox();
  const html = "<title>x</title><h1>Code</h1><p>Voici&nbsp;:<br>123456 &lt;3 l&#39;été</p>";
  receive("one", html);
  const [{ ID }] = (await list()).messages;
  for (const id of [ID, "latest"]) {
    const mail = await (await ask(`/api/v1/message/${id}`)).json();
    assertEquals([mail.ID, mail.HTML], [ID, html]);
    assertEquals(mail.Text, "Code\nVoici\u00a0:\n123456 <3 l'été");
  }
});

Deno.test("emptied, it holds nothing", async () => {
  const { ask, receive, list } = mailbox();
  receive("one");
  const [{ ID }] = (await list()).messages;
  assertEquals((await ask("/api/v1/messages", "DELETE")).status, 200);
  assertEquals((await list()).total, 0);
  assertEquals((await ask(`/api/v1/message/${ID}`)).status, 404);
});

Deno.test("it forgets the oldest of more than 500", async () => {
  const { receive, list } = mailbox();
  for (let index = 0; index < 501; index++) receive(`${index}`);
  const { total, messages } = await list("?limit=1000");
  assertEquals([total, messages.at(-1).Subject], [500, "1"]);
});

Deno.test("what it does not know is not found", async () => {
  const { ask } = mailbox();
  const paths = ["/api/v1/message/latest", "/mail/latest", "/view/x.html", "/api/v1/info", "/x"];
  for (const path of paths) assertEquals((await ask(path)).status, 404);
  assertEquals((await ask("/", "POST")).status, 404);
});

Deno.test("a person reads the list, then the mail", async () => {
  const { ask, receive, list } = mailbox();
  assertStringIncludes(await (await ask("/")).text(), "None yet");
  receive("Votre <code>");
  const [{ ID }] = (await list()).messages;
  const page = await (await ask("/")).text();
  assertStringIncludes(page, `href="/mail/${ID}"`);
  assertStringIncludes(page, "Votre &#60;code&#62;");
  assertStringIncludes(await (await ask(`/mail/${ID}`)).text(), `src="/view/${ID}.html"`);
  const shown = await ask(`/view/${ID}.html`);
  assertMatch(shown.headers.get("content-security-policy")!, /default-src 'none'.*sandbox/);
  assertEquals(await shown.text(), "<p>Bonjour</p>");
});
