/** Facts about processes of this machine that Deno does not tell. */

/** The command line of a running process; empty when there is none (or only its zombie). */
export async function commandLine(pid: number): Promise<string> {
  if (Deno.build.os === "linux") {
    const text = await Deno.readTextFile(`/proc/${pid}/cmdline`).catch(() => "");
    return text.replaceAll("\0", " ").trim();
  }
  const ps = await new Deno.Command("ps", { args: ["-o", "command=", "-p", `${pid}`] }).output();
  return new TextDecoder().decode(ps.stdout).trim();
}

/** The parent of a running process; null when there is no such process. */
export async function parentOf(pid: number): Promise<number | null> {
  if (Deno.build.os === "linux") {
    const status = await Deno.readTextFile(`/proc/${pid}/status`).catch(() => "");
    return Number(status.match(/^PPid:\s+(\d+)$/m)?.[1]) || null;
  }
  const ps = await new Deno.Command("ps", { args: ["-o", "ppid=", "-p", `${pid}`] }).output();
  return Number(new TextDecoder().decode(ps.stdout)) || null;
}

/** Whether a process that we may look at has this folder as its own. */
export async function isWorkingFolder(folder: string): Promise<boolean> {
  if (Deno.build.os !== "linux") {
    return (await new Deno.Command("lsof", { args: ["-t", "-a", "-d", "cwd", folder] }).output())
      .success;
  }
  for await (const { name } of Deno.readDir("/proc")) {
    if (await Deno.readLink(`/proc/${name}/cwd`).catch(() => "") === folder) return true;
  }
  return false;
}

/** True once the process is gone, false when it outlived the delay. */
export function hasEnded(pid: number, withinMs: number): Promise<boolean> {
  return becomesTrue(async () => await commandLine(pid) === "", withinMs);
}

export async function becomesTrue(
  test: () => boolean | Promise<boolean>,
  withinMs: number,
): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (!await test()) {
    if (Date.now() > deadline) return false;
    await new Promise((resume) => setTimeout(resume, 20));
  }
  return true;
}

export function signal(pid: number, name: Deno.Signal): void {
  try {
    Deno.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
