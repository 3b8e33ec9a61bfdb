// Reads the stack's tokens for its two stand-ins, REST and Auth.

import { compactVerify, importJWK, type JSONWebKeySet, type JWTPayload } from "jose";

const REMEMBERED = 1000;

const algorithm = (jwk: { alg?: string; kty?: string }) =>
  jwk.alg ?? (jwk.kty === "oct" ? "HS256" : "ES256");

/**
 * Gives the claims of a token that one of the keys has signed, else null.
 * Whether the claims hold now is for the caller to say: the two stand-ins differ there.
 */
export function tokenReader(
  { keys }: JSONWebKeySet,
): (token: string) => Promise<JWTPayload | null> {
  const imported = keys.map((jwk) => importJWK(jwk, algorithm(jwk)));
  const known = new Map<string, JWTPayload>();

  async function read(token: string): Promise<JWTPayload | null> {
    for (const key of imported) {
      try {
        const { payload } = await compactVerify(token, await key);
        return JSON.parse(new TextDecoder().decode(payload));
      } catch {
        // Another key may fit; when none does, the token is not ours.
      }
    }
    return null;
  }

  return async (token) => {
    const remembered = known.get(token);
    if (remembered) return remembered;
    const claims = await read(token);
    if (claims) {
      if (known.size >= REMEMBERED) known.clear();
      known.set(token, claims);
    }
    return claims;
  };
}
