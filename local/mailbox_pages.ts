/** The mailbox as a person sees it: a list, and one mail. For developers; the mails are French. */
import { escapeHtml } from "./letter.ts";
import type { Mail } from "./mailbox.ts";

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem }
h1 { font-size: 1.375rem; margin: 0 0 1rem }
p { margin: .25rem 0 }
ol { list-style: none; margin: 0; padding: 0 }
li { border-top: 1px solid #8888 }
li a { display: block; padding: .75rem 0; color: inherit; text-decoration: none }
li a:hover strong { text-decoration: underline }
small { opacity: .75; overflow-wrap: anywhere }
iframe { width: 100%; height: 36rem; margin-top: 1rem; border: 1px solid #8888 }
`;

export function listPage(mails: Mail[]): string {
  const items = mails.map((mail) => `
<li><a href="/mail/${mail.id}"><strong>${escapeHtml(mail.subject)}</strong><br>
<small>To ${escapeHtml(mail.to)}, ${time(mail)}</small></a>`);
  return page(
    "Mails of the offline stack",
    mails.length === 0
      ? "<p>None yet. What the site would mail is shown here, and sent nowhere."
      : `<ol>${items.join("")}\n</ol>`,
  );
}

export function letterPage(mail: Mail): string {
  const { from, to, subject, id } = mail;
  return page(
    subject,
    `<p><small>To ${escapeHtml(to)}, from ${escapeHtml(`${from.name} <${from.address}>`)},
${time(mail)}</small>
<p><a href="/">All mails</a>
<iframe title="The mail" src="/view/${id}.html"></iframe>`,
  );
}

const time = ({ at }: Mail) => at.toLocaleString("en-GB");

const page = (title: string, content: string) =>
  `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
<h1>${escapeHtml(title)}</h1>
${content}
</html>
`;
