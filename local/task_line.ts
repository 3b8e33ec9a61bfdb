/** How to call a task, in the words that started this one: whoever came by npx has no `deno`. */
export function taskLine(task: string): string {
  return `${cameByNpx() ? `npx --yes deno@${Deno.version.deno}` : "deno"} task ${task}`;
}

/** npx says so in the environment of whatever it runs. */
export function cameByNpx(): boolean {
  return Deno.env.get("npm_command") === "exec";
}
