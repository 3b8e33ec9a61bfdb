// What the stack under test has mailed, read as Mailpit is asked.
import { readTarget } from "../../local/settings.ts";

const { mailUrl } = readTarget();
const PATIENCE_MS = 5_000;

/** What was mailed to somebody, the latest first. */
export async function mailsTo({ email }: { email: string }): Promise<{ Text: string }[]> {
  const read = async (path: string) => await (await fetch(`${mailUrl}/api/v1/${path}`)).json();
  const { messages } = await read("messages?limit=500");
  const theirs = messages.filter(({ To }: { To: { Address: string }[] }) =>
    To.some(({ Address }) => Address === email)
  );
  return await Promise.all(theirs.map(({ ID }: { ID: string }) => read(`message/${ID}`)));
}

/** The code in the latest mail to somebody; a real server's mail takes a moment to arrive. */
export async function codeMailedTo(user: { email: string }, mails = 1): Promise<string> {
  for (const patience = Date.now() + PATIENCE_MS; Date.now() < patience;) {
    const received = await mailsTo(user);
    if (received.length >= mails) return received[0].Text.match(/\b\d{6}\b/)![0];
    await new Promise((resume) => setTimeout(resume, 50));
  }
  throw new Error(`${user.email} got no mail`);
}
