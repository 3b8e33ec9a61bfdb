/**
 * The Supabase CLI's own local keys. They are public constants, the same on every machine, so that
 * what works with the CLI's stack works with this one. None of them opens anything but a local stack.
 */
export const PUBLISHABLE_KEY = "sb_publishable_ACJWlzQHlZjBrEguHvfOxg_3BJgxAaH";
export const SECRET_KEY = "sb_secret_N7UND0UgjKTVK-Uodkm0Hg_xSvEMPvz";

export const SIGNING_KEY = {
  kty: "EC",
  kid: "b81269f1-21d8-4f2e-b719-c2240a840d90",
  use: "sig",
  // The CLI says "verify" too, which WebCrypto refuses for the private half.
  key_ops: ["sign"],
  alg: "ES256",
  ext: true,
  crv: "P-256",
  x: "M5Sjqn5zwC9Kl1zVfUUGvv9boQjCGd45G8sdopBExB4",
  y: "P6IXMvA2WYXSHSOMTBH2jsw_9rrzGy89FjPf6oOsIxQ",
  d: "dIhR8wywJlqlua4y_yMq2SLhlFXDZJBCvFrY1DCHyVU",
};

const { d: _private, ...publicPart } = SIGNING_KEY;

export const JWKS = { keys: [{ ...publicPart, key_ops: ["verify"] }] };
