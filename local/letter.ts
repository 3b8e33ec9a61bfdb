// A mail of the offline stack, written from a template of supabase/templates.

export interface Letter {
  from: { name: string; address: string };
  to: string;
  subject: string;
  html: string;
}

/** Template variables as Supabase Auth names them: {{ .Token }}. */
type Words = Record<string, string>;

const VARIABLE = /\{\{\s*\.(\w+)\s*\}\}/g;

const NAMED_CHARACTERS: Record<string, string> = {
  amp: "&",
  gt: ">",
  lt: "<",
  nbsp: "\u00a0",
  quot: '"',
};

export function writeLetter(
  from: Letter["from"],
  to: string,
  { subject, html }: { subject: string; html: string },
  words: Words,
): Letter {
  return { from, to, subject: fill(subject, words), html: fill(html, words, escapeHtml) };
}

function fill(template: string, words: Words, write = (word: string) => word): string {
  return template.replace(VARIABLE, (_, name) => {
    if (Object.hasOwn(words, name)) return write(words[name]);
    throw new Error(`A mail template names {{ .${name} }}, which the offline stack does not know.`);
  });
}

export const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** What a reader without HTML sees. */
export function plainText(html: string): string {
  return html
    .replace(/<(head|style|title)\b[^]*?<\/\1>/gi, "")
    .replace(/[ \t\r\n]+/g, " ")
    .replace(/<br\b[^>]*>|<\/(p|h\d|div|li|tr)>/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(
      /&(?:#(\d+)|(\w+));/g,
      (entity, code, name) =>
        code ? String.fromCodePoint(Number(code)) : NAMED_CHARACTERS[name] ?? entity,
    )
    .replace(/^ +| +$/gm, "")
    .trim();
}
