/** `deno task reset`: stops the stack and deletes its database. */
import { databaseFolder, removeFolder } from "./postgres.ts";
import { readSettings } from "./settings.ts";
import { shutDown } from "./shutdown.ts";
import { taskLine } from "./task_line.ts";

const { data } = readSettings();
const wasRunning = await shutDown(data);
await removeFolder(await databaseFolder(data));
console.log(
  `${wasRunning ? "Stopped and emptied." : "Emptied."} To start again: ${taskLine("start")}`,
);
