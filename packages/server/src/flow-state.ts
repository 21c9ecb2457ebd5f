import { errors, jwtVerify, type JWTPayload, SignJWT } from 'jose';

/** What the server has to know again when the token comes: who began which login. */
export type Flow = { readonly method: 'u2f'; readonly userId: string } | { readonly method: 'uaf' };

/** Seconds a login may take. */
export const flowLifetime = 600;

/** What a {@link FlowState} works with. */
export interface FlowStateOptions {
  /** The first signs, all verify. */
  readonly secrets: readonly [string, ...string[]];
  /** The endpoint the state is for; no other takes it. */
  readonly audience: string;
  readonly now: () => number;
}

/** Packs a login's state into a token for the browser to keep, and reads it back. */
export interface FlowState {
  seal(flow: Flow): Promise<string>;
  /** The login in a token; `undefined` when the token is expired, altered or not ours. */
  open(token: string): Promise<Flow | undefined>;
}

const issuer = '@second-factor/server';
const type = 'second-factor-flow+jwt';

/**
 * Login state that the browser keeps in a cookie, so that the server needs no memory.
 *
 * It is signed, not encrypted: all it holds is a user id that `begin` has told the page anyway. The
 * signing key is derived for this one purpose, so a site that signs its sessions with the same secret
 * cannot mistake one token for the other.
 */
export function flowState({ secrets, audience, now }: FlowStateOptions): FlowState {
  const [first, ...others] = secrets;
  const current = keyOf(first);
  const keys = [current, ...others.map(keyOf)];
  return {
    async seal(flow) {
      const seconds = Math.floor(now() / 1000);
      return new SignJWT(claimsOf(flow))
        .setProtectedHeader({ alg: 'HS256', typ: type })
        .setIssuer(issuer)
        .setAudience(audience)
        .setJti(crypto.randomUUID())
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + flowLifetime)
        .sign(await current());
    },
    async open(token) {
      const expected = {
        algorithms: ['HS256'],
        typ: type,
        issuer,
        audience,
        requiredClaims: ['exp', 'jti'],
        currentDate: new Date(now()),
      };
      for (const key of keys) {
        try {
          const { payload } = await jwtVerify(token, await key(), expected);
          return readClaims(payload);
        } catch (error) {
          if (!(error instanceof errors.JOSEError)) throw error;
        }
      }
      return undefined;
    },
  };
}

function claimsOf(flow: Flow): JWTPayload {
  return flow.method === 'u2f' ? { method: 'u2f', sub: flow.userId } : { method: 'uaf' };
}

function readClaims({ method, sub }: JWTPayload): Flow | undefined {
  if (method === 'u2f' && sub) return { method, userId: sub };
  return method === 'uaf' ? { method } : undefined;
}

/** A secret's signing key, derived at its first use: some runtimes forbid cryptography before. */
function keyOf(secret: string): () => Promise<CryptoKey> {
  let key: Promise<CryptoKey> | undefined;
  return () => (key ??= deriveKey(secret));
}

async function deriveKey(secret: string): Promise<CryptoKey> {
  const encoder = new TextEncoder();
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, [
    'deriveKey',
  ]);
  const info = encoder.encode(`${issuer} ${type}`);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info },
    material,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign', 'verify'],
  );
}
