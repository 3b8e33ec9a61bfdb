/**
 * One process of the offline stack's edge functions. It is told what to serve by its one argument,
 * answers with the port it took as its first line, and lives as long as its standard input is open:
 * the operating system closes that when the parent dies, even of a kill -9.
 */
import type { DeclaredFunction } from "./functions.ts";

type Handler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, Handler>();
for (const { name, entrypoint } of JSON.parse(Deno.args[0]) as DeclaredFunction[]) {
  const module = await import(entrypoint);
  handlers.set(name, (request) => module.default.fetch(request));
}

// The terminal sends Ctrl-C to every process; only the parent decides when to stop.
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) Deno.addSignalListener(name, () => {});

Deno.serve({
  hostname: "127.0.0.1",
  port: 0,
  onListen: ({ port }) => console.log(port),
  onError: workerError,
}, async (request) => {
  const name = new URL(request.url).pathname.split("/")[1];
  const handler = handlers.get(name);
  if (!handler) return notFound();
  return await handler(request);
});

for await (const _ of Deno.stdin.readable);
Deno.exit();

function workerError(error: unknown): Response {
  console.error(error);
  const message = "Function exited due to an error (please check logs)";
  return Response.json({ code: "WORKER_ERROR", message }, { status: 500 });
}

function notFound(): Response {
  const message = "Requested function was not found";
  return Response.json({ code: "NOT_FOUND", message }, { status: 404 });
}
