// Rounds of journeys with accidents in between, and what must hold after each.
import { assertEquals } from "@std/assert";
import { Chaos } from "./chaos.ts";
import { type Account, Journey } from "./journey.ts";
import { Random } from "../../_support/random.ts";
import type { FragileStack } from "./stack.ts";

export interface Campaign {
  seed: number;
  journeys: number;
  kills: number;
}

const VISITORS = 6;
const PER_ROUND = 20;
/** From so many on, each is told when it is over. */
const MANY_ROUNDS = 5;
const TRIPS_PER_JOURNEY = 14;
const ACCIDENTS = 6;
const ATTACHES = 0.35;

export interface Outcome {
  journeys: number;
  broken: number;
}

/** Runs them all, or up to the first round that breaks: its seed, accidents and stories are told. */
export async function runCampaign(
  stack: FragileStack,
  { seed, journeys, kills }: Campaign,
): Promise<Outcome> {
  const ledger = new Ledger();
  const rounds = Math.max(Math.ceil(journeys / PER_ROUND), kills);
  let done = 0;
  for (let round = 0; round < rounds; round++) {
    const upTo = Math.round(journeys * (round + 1) / rounds);
    const numbers = Array.from({ length: upTo - done }, (_, place) => done + place);
    const chaos = new Chaos(stack, new Random(seed, round), {
      kill: round < kills,
      accidents: ACCIDENTS,
      trips: numbers.length * TRIPS_PER_JOURNEY,
    });
    const faults = await runRound(stack, chaos, numbers, { seed, ledger });
    done = upTo;
    if (rounds > MANY_ROUNDS) console.log(`round ${round + 1} of ${rounds}`);
    if (faults.length === 0) continue;
    console.log([`seed ${seed}, round ${round}:`, ...chaos.told, "", ...faults].join("\n"));
    return { journeys: done, broken: faults.length };
  }
  return { journeys: done, broken: 0 };
}

/** These journeys, several at a time, amid the accidents; whatever is wrong afterwards. */
async function runRound(
  stack: FragileStack,
  chaos: Chaos,
  numbers: number[],
  { seed, ledger }: { seed: number; ledger: Ledger },
): Promise<string[]> {
  const faults: string[] = [];
  await chaos.during(visit(numbers, async (number) => {
    const fault = await travel(seed, number, ledger);
    if (fault) faults.push(fault);
  }));
  return faults.length > 0 ? faults : await findFaults(stack, ledger);
}

/** One journey; what broke it, with its story. */
async function travel(seed: number, number: number, ledger: Ledger): Promise<string | undefined> {
  const random = new Random(seed, number, 1);
  const journey = new Journey(`journey ${number} of ${seed}`, random);
  try {
    ledger.keep(await journey.run(random.happens(ATTACHES) ? ledger.borrow() : undefined));
  } catch (error) {
    return `${journey.name}: ${(error as Error).message}\n${journey.story.join("\n")}`;
  }
}

/** What is in the database after a round against what must be there. */
async function findFaults(stack: FragileStack, ledger: Ledger): Promise<string[]> {
  const broken = await stack.ask("select * from app.check_invariants()");
  const faults = broken.map((row: unknown) => `invariant: ${JSON.stringify(row)}`);
  try {
    assertEquals(await stack.ask(ACCOUNTS), ledger.accounts());
  } catch (error) {
    faults.push(`accounts: ${(error as Error).message}`);
  }
  return faults;
}

const ACCOUNTS = `
select
  u.email, u.id as "clientId",
  (select count(*)::integer from auth.identities as i where i.user_id = u.id) as identities,
  array(
    select s.id::text
    from app.simulation as m
    join app.temporary_session as s on s.id = m.session_id and s.client_id = m.client_id
    where m.client_id = u.id and s.status = 'migrated'
    order by 1
  ) as sessions
from auth.users as u
where u.email like '%@faults.example'
order by u.email collate "C"`;

async function visit(numbers: number[], run: (number: number) => Promise<void>): Promise<void> {
  const queue = numbers.values();
  await Promise.all(Array.from({ length: VISITORS }, async () => {
    for (const number of queue) await run(number);
  }));
}

/** The accounts that there must be: no other, and with no other simulations. */
class Ledger {
  #all: Account[] = [];
  #free: Account[] = [];

  keep(account: Account): void {
    if (!this.#all.includes(account)) this.#all.push(account);
    this.#free.push(account);
  }

  /** As the database must have them. */
  accounts() {
    return this.#all
      .map(({ email, clientId, sessions }) => ({
        email,
        clientId,
        identities: 1,
        sessions: sessions.toSorted(),
      }))
      .sort((one, other) => one.email < other.email ? -1 : 1);
  }

  /** For one visitor at a time: he knows what he must find. */
  borrow(): Account | undefined {
    return this.#free.shift();
  }
}
