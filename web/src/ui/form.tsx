/// <reference lib="dom" />
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { form as words } from "../texts.ts";

/** What is wrong with a form, by the name of the field, in words. */
export type Faults = Record<string, string>;

interface Common {
  /** As the API names it, e.g. profile.company_name. */
  name: string;
  label: string;
  hint?: ComponentChildren;
  faults: Faults;
}

interface FieldProps extends Common {
  /** What a browser may fill in: https://html.spec.whatwg.org/#autofill. */
  autocomplete: string;
  type?: "text" | "email" | "tel";
  inputMode?: "numeric" | "decimal" | "email" | "tel" | "text";
  value?: string;
  optional?: boolean;
  unit?: string;
}

/** A field to type in. What it holds is the browser's, so that password managers may fill it in. */
export function Field(
  { name, label, hint, faults, autocomplete, type = "text", inputMode, value, optional, unit }:
    FieldProps,
) {
  return (
    <div class="field">
      <label for={name}>
        {label} {optional && <span class="optional">({words.optional})</span>}
      </label>
      <About name={name} hint={hint} faults={faults} />
      <div class="typed">
        <input
          class="input"
          id={name}
          name={name}
          type={type}
          inputMode={inputMode}
          autoComplete={autocomplete}
          required={!optional}
          spellcheck={false}
          defaultValue={value}
          {...described({ name, hint, faults })}
        />
        {unit && <span>{unit}</span>}
      </div>
    </div>
  );
}

interface PasswordProps extends Common {
  autocomplete: "new-password" | "current-password";
}

/** A password, hidden until its owner wants to read it. */
export function PasswordField({ name, label, hint, faults, autocomplete }: PasswordProps) {
  const [shown, setShown] = useState(false);
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <About name={name} hint={hint} faults={faults} />
      <div class="password">
        <input
          class="input"
          id={name}
          name={name}
          type={shown ? "text" : "password"}
          autoComplete={autocomplete}
          autoCapitalize="none"
          spellcheck={false}
          required
          {...described({ name, hint, faults })}
        />
        <button
          type="button"
          class="button quiet"
          aria-controls={name}
          onClick={() => setShown(!shown)}
        >
          {shown ? words.hide : words.show}
          <span class="visually-hidden">{words.thePassword}</span>
        </button>
      </div>
    </div>
  );
}

interface TickProps extends Omit<Common, "label"> {
  label: ComponentChildren;
  checked?: boolean;
  optional?: boolean;
}

/** A box to tick. */
export function Tick({ name, label, hint, faults, checked, optional }: TickProps) {
  return (
    <div class="field">
      <label class="tick" for={name}>
        <input
          type="checkbox"
          id={name}
          name={name}
          required={!optional}
          defaultChecked={checked}
          {...described({ name, hint, faults })}
        />
        <span>{label}</span>
      </label>
      <About name={name} hint={hint} faults={faults} />
    </div>
  );
}

/** All that is wrong, on top, each with the way to its field. It takes the focus when it comes. */
export function FaultSummary({ faults }: { faults: Faults }) {
  const summary = useRef<HTMLDivElement>(null);
  const entries = Object.entries(faults);
  useEffect(() => summary.current?.focus(), [faults]);
  if (entries.length === 0) return null;
  return (
    <div ref={summary} class="notice attention stack" tabIndex={-1} role="alert">
      <h2>{words.faults(entries.length)}</h2>
      <ul class="faults">
        {entries.map(([name, text]) => (
          <li key={name}>
            <a href={`#${name}`} onClick={(event) => reach(event, name)}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What a form holds when it is sent, each field trimmed but for passwords; empty ones are absent. */
export function readForm(form: HTMLFormElement): Record<string, string> {
  const entries = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  return Object.fromEntries(
    entries
      .map(([name, value]) => [name, name === "password" ? value : value.trim()])
      .filter(([, value]) => value !== ""),
  );
}

function About({ name, hint, faults }: Omit<Common, "label">) {
  return (
    <>
      {hint && <p id={`${name}-hint`} class="soft small">{hint}</p>}
      {faults[name] && <p id={`${name}-fault`} class="fault">{faults[name]}</p>}
    </>
  );
}

function described({ name, hint, faults }: Omit<Common, "label">) {
  const ids = [hint && `${name}-hint`, faults[name] && `${name}-fault`].filter(Boolean);
  return {
    "aria-describedby": ids.join(" ") || undefined,
    "aria-invalid": name in faults,
  };
}

function reach(event: Event, name: string) {
  event.preventDefault();
  document.getElementById(name)?.focus();
}
