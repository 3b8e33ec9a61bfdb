/** Ends the stack of a data folder from outside, whatever state it was left in. */
import { lockHolder, removeLock } from "./lock.ts";
import { databaseFolder, stopOrphan } from "./postgres.ts";
import { becomesTrue, signal } from "./processes.ts";

const PATIENCE_MS = 20_000;

/** True when something was running. */
export async function shutDown(data: string): Promise<boolean> {
  const pid = await lockHolder(data);
  if (pid) {
    signal(pid, "SIGTERM");
    const stopped = await becomesTrue(async () => await lockHolder(data) === null, PATIENCE_MS);
    if (!stopped) signal(pid, "SIGKILL");
  }
  const hadOrphan = await stopOrphan(await databaseFolder(data));
  await removeLock(data);
  return pid !== null || hadOrphan;
}
