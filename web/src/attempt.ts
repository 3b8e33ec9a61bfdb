/// <reference lib="dom" />
import { useRef, useState } from "preact/hooks";
import { Problem } from "./api.ts";

const SLOW_MS = 3_000;

interface State {
  busy: boolean;
  slow: boolean;
  problem: Problem | null;
}

export interface Attempt extends State {
  run: (action: () => Promise<void>) => Promise<void>;
  /** The same action again. */
  retry: () => void;
  /** Forgets what went wrong. */
  clear: () => void;
}

const IDLE: State = { busy: false, slow: false, problem: null };

/** One action at a time: a second click while the first is under way does nothing. */
export function useAttempt(): Attempt {
  const [state, setState] = useState(IDLE);
  const running = useRef(false);
  const last = useRef<() => Promise<void>>();

  async function run(action: () => Promise<void>): Promise<void> {
    if (running.current) return;
    running.current = true;
    last.current = action;
    setState({ ...IDLE, busy: true });
    const late = setTimeout(() => setState((now) => ({ ...now, slow: true })), SLOW_MS);
    try {
      await action();
      setState(IDLE);
    } catch (error) {
      if (!(error instanceof Problem)) reportError(error);
      setState({ ...IDLE, problem: error instanceof Problem ? error : new Problem("offline") });
    } finally {
      clearTimeout(late);
      running.current = false;
    }
  }

  return {
    ...state,
    run,
    retry: () => last.current && run(last.current),
    clear: () => running.current || setState(IDLE),
  };
}
