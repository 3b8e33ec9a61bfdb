/**
 * One stack a data folder. The operating system drops the lock when its holder dies, however it
 * dies, so a file left behind by a kill -9 bars nobody.
 */
import { join } from "node:path";
import { taskLine } from "./task_line.ts";

export interface Lock {
  release(): Promise<void>;
}

export class AlreadyRunning extends Error {
  constructor(readonly pid: number) {
    super(`Tremplin is already running here (process ${pid}). To stop it: ${taskLine("stop")}`);
  }
}

export async function takeLock(data: string): Promise<Lock> {
  await Deno.mkdir(data, { recursive: true });
  while (true) {
    const file = await Deno.open(lockPath(data), { create: true, read: true, write: true });
    if (!await file.tryLock(true)) {
      file.close();
      throw new AlreadyRunning(await writtenPid(data));
    }
    if (await isCurrent(data, file)) return await sign(data, file);
    file.close();
  }
}

/** The process that runs a stack on this folder, or null. */
export async function lockHolder(data: string): Promise<number | null> {
  const file = await Deno.open(lockPath(data), { read: true, write: true }).catch(() => null);
  if (!file) return null;
  const isFree = await file.tryLock(true);
  file.close();
  return isFree ? null : await writtenPid(data);
}

/** For the file of a holder that is dead. */
export async function removeLock(data: string): Promise<void> {
  await Deno.remove(lockPath(data)).catch(() => {});
}

async function sign(data: string, file: Deno.FsFile): Promise<Lock> {
  await file.truncate();
  await file.write(new TextEncoder().encode(`${Deno.pid}\n`));
  return {
    release: async () => {
      await removeLock(data);
      file.close();
    },
  };
}

/** False when a stopping stack removed the file between our opening and our locking. */
async function isCurrent(data: string, file: Deno.FsFile): Promise<boolean> {
  const onDisk = await Deno.stat(lockPath(data)).catch(() => null);
  return onDisk !== null && onDisk.ino === (await file.stat()).ino;
}

async function writtenPid(data: string): Promise<number> {
  return Number(await Deno.readTextFile(lockPath(data)).catch(() => "0"));
}

function lockPath(data: string): string {
  return join(data, "lock");
}
