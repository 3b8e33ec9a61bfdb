/** `deno task reset`: stops the stack and deletes its database. */
import { databaseFolder } from "./postgres.ts";
import { readSettings } from "./settings.ts";
import { shutDown } from "./shutdown.ts";

const { data } = readSettings();
const wasRunning = await shutDown(data);
await Deno.remove(await databaseFolder(data), { recursive: true }).catch((error) => {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
});
console.log(`${wasRunning ? "Stopped and emptied." : "Emptied."} To start again: deno task start`);
