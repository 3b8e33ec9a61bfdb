/// <reference lib="dom" />
import { useEffect, useState } from "preact/hooks";
import type { Attempt } from "./attempt.ts";
import { type Faults, readForm } from "./ui/form.tsx";

const NONE: Faults = {};

interface Checked {
  faults: Faults;
  /** Reads the form that is sent; gives what it holds when nothing is missing. */
  read: (event: SubmitEvent) => Record<string, string> | null;
}

/**
 * What is wrong with a form: found before it is sent, or told by a refusal. `required` has a
 * sentence for each field that may not be empty, `refusals` the faults that an error code means.
 */
export function useChecks(
  { problem }: Attempt,
  required: Faults,
  refusals: Record<string, Faults> = {},
): Checked {
  const [missing, setMissing] = useState(NONE);

  function read(event: SubmitEvent) {
    event.preventDefault();
    const values = readForm(event.currentTarget as HTMLFormElement);
    const found = Object.entries(required).filter(([name]) => !values[name]);
    setMissing(found.length > 0 ? Object.fromEntries(found) : NONE);
    return found.length > 0 ? null : values;
  }

  return { faults: (problem && refusals[problem.code]) ?? missing, read };
}

/** The same for a form too short for a summary: the first field to put right takes the focus. */
export function useFaults(
  attempt: Attempt,
  required: Faults,
  refusals: Record<string, Faults> = {},
): Checked {
  const checked = useChecks(attempt, required, refusals);
  useEffect(() => {
    const [first] = Object.keys(checked.faults);
    if (first) document.getElementById(first)?.focus();
  }, [checked.faults]);
  return checked;
}
