/** `deno task stop`: stops the stack, or what a kill -9 left of it. */
import { readSettings } from "./settings.ts";
import { shutDown } from "./shutdown.ts";

const wasRunning = await shutDown(readSettings().data);
console.log(wasRunning ? "Stopped. The data is kept." : "Nothing was running.");
