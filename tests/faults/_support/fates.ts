import type { Fate } from "./door.ts";

/** The words never arrive. */
export const lost: Fate = (trip) => Promise.resolve(trip.cut());

/** Every step is done, and COMMIT never arrives. */
export const cutBeforeCommit: Fate = async (trip) => {
  await trip.sendAllButCommit();
  trip.cut();
};

/** COMMIT is on its way when the caller is cut off: the server goes on by itself. */
export const cutDuringCommit: Fate = async (trip) => {
  await trip.send();
  trip.cutCaller();
  await trip.answered();
  trip.cut();
};

/** It is committed, and nobody hears of it. */
export const answerLost: Fate = async (trip) => {
  await trip.send();
  await trip.answered();
  trip.cut();
};

/** It is committed, then something happens, then the answer goes on its way. */
export function answeredAfter(happening: () => Promise<unknown>): Fate {
  return async (trip) => {
    await trip.send();
    await trip.answered();
    await happening();
  };
}

/** Something happens before the words arrive. */
export function sentAfter(happening: () => Promise<unknown>): Fate {
  return async (trip) => {
    await happening();
    await trip.send();
  };
}

/** It is committed, and the line stays silent for a while before it breaks. */
export function silentFor(ms: number): Fate {
  return async (trip) => {
    await trip.send();
    await trip.answered();
    await pause(ms);
    trip.cut();
  };
}

/** The caller is cut off at once, and the words arrive all the same, later. */
export function lateBy(ms: number): Fate {
  return async (trip) => {
    trip.cutCaller();
    await pause(ms);
    await trip.send();
    await trip.answered();
    trip.cut();
  };
}

export function pause(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, ms));
}
