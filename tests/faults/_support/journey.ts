// One visitor from the first question to the client area, as patient as a page: what fails for a
// moment is asked again, word for word; what may not be answered breaks the journey.
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import {
  type Answer,
  answer,
  calculate,
  type Question,
  send,
  type Session,
} from "../../../scripts/visitor.ts";
import { type Answers, expectedResults } from "../../_support/oracle.ts";
import { acceptable, everyAnswer } from "../../scoring/_support/answers.ts";
import { pause } from "./fates.ts";
import { attach, type Credentials, migrate, readClientArea, signIn } from "./pages.ts";
import type { Random } from "../../_support/random.ts";

/** A product as the client area must show it. */
export interface Shown {
  state: string;
  low: number | null;
  high: number | null;
}

/** An account, as its owner remembers it. */
export interface Account extends Credentials {
  clientId: string;
  sessions: string[];
  produits: Record<string, Shown>;
}

const PATIENCE_MS = 90_000;

export class Journey {
  /** What happened, in order; printed when the journey breaks. */
  readonly story: string[] = [];
  readonly email: string;
  session!: Session;
  #answers: Answers = {};
  #found: Record<string, Shown> = {};
  readonly #start = performance.now();

  constructor(readonly name: string, private readonly random: Random) {
    this.email = `${name.replaceAll(" ", "-")}@faults.example`;
  }

  /** To an account of its own, or into one that is there. */
  async run(existing?: Account): Promise<Account> {
    await this.#simulate();
    const account = existing ? await this.#attach(existing) : await this.#signUp();
    account.sessions.push(this.session.session_id);
    Object.assign(account.produits, this.#found);
    await this.#lookAtClientArea(account);
    return account;
  }

  async #simulate(): Promise<void> {
    const created = await this.#patiently("start", 201, () => send("POST", "simulator/sessions"));
    this.session = created.body;
    await this.#answerAll(created.body.next_question);
    const { body } = await this.#patiently("calculate", 200, () => calculate(this.session));
    const { results } = expectedResults(this.#answers, body.evaluated_at);
    const told = body.results.map((result: ToldResult) => [result.produit, shown(result)]);
    assertEquals(
      Object.fromEntries(told),
      mapValues(results, ({ state, low, high }) => ({ state, low, high })),
      "the results are not those of the rules",
    );
    this.#found = Object.fromEntries(
      told.filter(([, { state }]: [string, Shown]) => state !== "not_eligible"),
    );
  }

  async #answerAll(first: Question): Promise<void> {
    const [wishes] = fc.sample(everyAnswer, { seed: this.random.below(2 ** 31), numRuns: 1 });
    const all = acceptable(wishes);
    let question: Question | null = first;
    while (question) {
      const given: Answers = { [question.code]: all[question.code] };
      const { body } = await this.#patiently(
        `answer ${question.code}`,
        200,
        () => answer(this.session, given),
      );
      Object.assign(this.#answers, given);
      question = body.next_question;
    }
  }

  async #signUp(): Promise<Account> {
    const credentials = { email: this.email, password: `mot de passe de ${this.name}` };
    const click = () =>
      this.#patiently("migrate", [200, 201], () => migrate(this.session, credentials));
    // A double click.
    const answers = await Promise.all(
      this.random.happens(0.2) ? [click(), click()] : [click()],
    );
    const ids = answers.map(({ body }) => body.client_id);
    assertEquals(new Set(ids).size, 1, "two clicks, two accounts");
    for (const { body } of answers) {
      assertEquals(body.moved.produits, Object.keys(this.#found).length, "not every product moved");
    }
    return { ...credentials, clientId: ids[0], sessions: [], produits: {} };
  }

  async #attach(account: Account): Promise<Account> {
    const login = await this.#signIn(account);
    const { body } = await this.#patiently("attach", 200, () => attach(this.session, login));
    assertEquals(body.client_id, account.clientId, "attached to somebody else");
    return account;
  }

  async #lookAtClientArea(account: Account): Promise<void> {
    const login = await this.#signIn(account);
    const { body } = await this.#patiently("client area", 200, () => readClientArea(login));
    assertEquals(body.client.id, account.clientId, "the client area of somebody else");
    assertEquals(body.simulations.length, account.sessions.length, "simulations");
    assertEquals(
      Object.fromEntries(
        body.produits.map((produit: ToldResult) => [produit.produit, shown(produit)]),
      ),
      account.produits,
      "the products are not those that were found",
    );
  }

  async #signIn(account: Credentials): Promise<string> {
    const { body } = await this.#patiently("sign in", 200, () => signIn(account));
    return body.access_token;
  }

  /** Asks until it is answered as hoped; an answer that is neither that nor passing breaks all. */
  async #patiently(
    what: string,
    hoped: number | number[],
    ask: () => Promise<Answer>,
  ): Promise<Answer> {
    for (let tries = 1;; tries++) {
      const answer = await this.#try(what, ask);
      if (answer && [hoped].flat().includes(answer.status)) return answer;
      if (answer && !isPassing(answer)) throw new Error(`${what} may not be answered so`);
      if (performance.now() - this.#start > PATIENCE_MS) throw new Error(`${what} never succeeds`);
      await pause(Math.min(50 * 2 ** tries, 1_000) * (0.5 + this.random.next()));
    }
  }

  async #try(what: string, ask: () => Promise<Answer>): Promise<Answer | null> {
    try {
      const answer = await ask();
      const { status, body, headers } = answer;
      this.#tell(`${what}: ${status} ${body?.code ?? ""} ${headers.get("x-request-id") ?? ""}`);
      return answer;
    } catch (error) {
      this.#tell(`${what}: no answer, ${(error as Error).message}`);
      return null;
    }
  }

  #tell(line: string): void {
    this.story.push(`${Math.round(performance.now() - this.#start)} ms ${line.trim()}`);
  }
}

/** What a page asks again after a moment: the service is not well, or somebody holds the session. */
function isPassing({ status, body }: Answer): boolean {
  return status >= 500 || status === 429 || body?.code === "session_busy";
}

interface ToldResult {
  produit: string;
  state: string;
  amount_low: number | null;
  amount_high: number | null;
}

function shown({ state, amount_low, amount_high }: ToldResult): Shown {
  return { state, low: amount_low, high: amount_high };
}

function mapValues<From, To>(record: Record<string, From>, to: (value: From) => To) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
}
