import { Problem } from "./problem.ts";

/** A way to prove who calls; an API key travels in `apikey`, a login in `Authorization`. */
export type Mode = "publishable" | "secret" | "user";

/** Who calls, once proven; all but the mode belong to a login. */
export interface Caller {
  mode: Mode;
  /** The Auth user's id. */
  userId: string | null;
  /** Which of his logins: whether it still lives, only the database knows. */
  loginId: string | null;
  /** `app_metadata.role`, which only the project can set. */
  appRole: string | null;
}

/** Verifies the request against these modes; null when none holds. */
export type Authorize = (request: Request, modes: Mode[]) => Promise<Caller | null>;

/**
 * Who may call a route: `operator` is the secret key, or a login with that role; where both a key
 * and a login will do, a login that is sent must be good.
 */
export type Access = "key" | "login" | "key or login" | "operator";

/** The caller, if this route is open to him. */
export async function admit(
  request: Request,
  access: Access,
  authorize: Authorize,
): Promise<Caller> {
  const caller = await authorize(request, modes(request, access));
  if (!caller) throw new Problem("unauthorized");
  if (access === "operator" && caller.mode === "user" && caller.appRole !== "operator") {
    throw new Problem("forbidden");
  }
  return caller;
}

// One kind at a time: in a list of both, a good key would let a bad login through.
function modes(request: Request, access: Access): Mode[] {
  if (access === "key") return ["publishable", "secret"];
  if (access === "login" || carriesLogin(request)) return ["user"];
  return access === "operator" ? ["secret"] : ["publishable", "secret"];
}

// supabase-js repeats the API key as a bearer token when nobody is signed in.
function carriesLogin(request: Request): boolean {
  const authorization = request.headers.get("authorization");
  return authorization !== null && !authorization.startsWith("Bearer sb_");
}
