import { errors, jwtVerify, type JWTPayload, SignJWT } from 'jose';

/** What a {@link SealedState} works with. */
export interface SealedStateOptions {
  /** What the state is for, as a token type such as `second-factor-flow+jwt`. */
  readonly type: string;
  /** The first signs, all verify. */
  readonly secrets: readonly [string, ...string[]];
  /** The address the state is for; no other takes it. */
  readonly audience: string;
  /** Seconds it is good for. */
  readonly lifetime: number;
  readonly now: () => number;
}

/** What was sealed, with the number and the end that the seal has given it. */
export type OpenedState = JWTPayload & { readonly jti: string; readonly exp: number };

/** Packs state into a token for the browser to keep, and reads it back. */
export interface SealedState {
  seal(claims: JWTPayload): Promise<string>;
  /** What is in a token; `undefined` when the token is expired, altered or not ours. */
  open(token: string): Promise<OpenedState | undefined>;
}

const issuer = '@second-factor/server';

/**
 * State that the browser keeps, so that the server needs no memory.
 *
 * It is signed, not encrypted: what is in it may be known to the page. The signing key is derived for
 * one type of state, so a site that signs its sessions with the same secret cannot mistake one token
 * for another.
 */
export function sealedState(options: SealedStateOptions): SealedState {
  const { secrets, type, now } = options;
  const [first, ...others] = secrets;
  const current = keyOf(first, type);
  const keys = [current, ...others.map((secret) => keyOf(secret, type))];
  return {
    async seal(claims) {
      const seconds = Math.floor(now() / 1000);
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', typ: type })
        .setIssuer(issuer)
        .setAudience(options.audience)
        .setJti(crypto.randomUUID())
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + options.lifetime)
        .sign(await current());
    },
    async open(token) {
      for (const key of keys) {
        const opened = await openWith(await key(), token, options);
        if (opened) return opened;
      }
      return undefined;
    },
  };
}

async function openWith(
  key: CryptoKey,
  token: string,
  { type, audience, now }: SealedStateOptions,
): Promise<OpenedState | undefined> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      typ: type,
      issuer,
      audience,
      requiredClaims: ['exp', 'jti'],
      currentDate: new Date(now()),
    });
    const { jti, exp } = payload;
    return jti !== undefined && exp !== undefined ? { ...payload, jti, exp } : undefined;
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    return undefined;
  }
}

/** A secret's signing key, derived at its first use: some runtimes forbid cryptography before. */
function keyOf(secret: string, type: string): () => Promise<CryptoKey> {
  let key: Promise<CryptoKey> | undefined;
  return () => (key ??= deriveKey(secret, type));
}

async function deriveKey(secret: string, type: string): Promise<CryptoKey> {
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
