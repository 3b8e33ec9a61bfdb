/** Ports of this machine's loopback address: free, taken, and what to say about it. */
import { PORT_NAMES, type Ports } from "./settings.ts";
import { taskLine } from "./task_line.ts";

const HOST = "127.0.0.1";

export class PortTaken extends Error {
  constructor(readonly port: number, readonly variable: string) {
    super(
      `Port ${port} is taken by another program. Stop that program, or choose another port: ` +
        `${variable}=${port + 1000} ${taskLine("start")}`,
    );
  }
}

export function checkPorts(ports: Ports): void {
  for (const use of Object.keys(ports) as (keyof Ports)[]) {
    if (!isFree(ports[use])) throw new PortTaken(ports[use], PORT_NAMES[use]);
  }
}

/** Ports that nobody uses, for a throw-away stack. */
export function freePorts(): Ports {
  const listeners = [0, 0, 0, 0].map(() => Deno.listen({ hostname: HOST, port: 0 }));
  const [api, database, web, mail] = listeners.map((listener) => listener.addr.port);
  for (const listener of listeners) listener.close();
  return { api, database, web, mail };
}

export function isFree(port: number): boolean {
  try {
    Deno.listen({ hostname: HOST, port }).close();
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) return false;
    throw error;
  }
}
