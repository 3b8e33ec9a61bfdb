import type { Database, Json } from "./database.types.ts";

type Functions = Database["api"]["Functions"];

/** The functions of schema `api`; which of them `service_role` may call, their grants say. */
export type RpcName = keyof Functions;

/** What a function takes, as generated; but any SQL parameter may be null, and any value is JSON. */
export type RpcArgs<Name extends RpcName> = {
  [Key in keyof Functions[Name]["Args"]]: Json extends Functions[Name]["Args"][Key] ? unknown
    : Functions[Name]["Args"][Key] | null;
};

/** Calls one function of schema `api` as `service_role`; throws an `RpcError` when refused. */
export type Rpc = <Name extends RpcName>(
  name: Name,
  args: RpcArgs<Name>,
  signal?: AbortSignal,
) => Promise<unknown>;

/** The one call of supabase-js that is used here, in its own terms. */
export type RawRpc = (
  name: RpcName,
  args: object,
  signal?: AbortSignal,
) => PromiseLike<{
  data: unknown;
  error: { code: string; message: string; details: string | null; hint: string | null } | null;
}>;

/** What PostgREST answered; an empty `sqlstate` means that no answer came. */
export class RpcError extends Error {
  constructor(
    readonly sqlstate: string,
    message: string,
    readonly details: string | null = null,
    readonly hint: string | null = null,
  ) {
    super(message);
  }
}

const SERIALIZATION_FAILURE = "40001";
const DEADLOCK_DETECTED = "40P01";
const MAX_RETRIES = 2;
const MAX_WAIT_MS = 50;

/** Wraps the raw call: refusals are thrown, lost races between transactions tried again. */
export function retrying(call: RawRpc): Rpc {
  return async (name, args, signal) => {
    for (let attempt = 0;; attempt++) {
      const { data, error } = await call(name, args, signal);
      if (!error) return data;
      if (!isLostRace(error.code) || attempt === MAX_RETRIES || signal?.aborted) {
        throw new RpcError(error.code ?? "", error.message, error.details, error.hint);
      }
      await new Promise((resolve) => setTimeout(resolve, Math.random() * MAX_WAIT_MS));
    }
  };
}

function isLostRace(sqlstate: string): boolean {
  return sqlstate === SERIALIZATION_FAILURE || sqlstate === DEADLOCK_DETECTED;
}
