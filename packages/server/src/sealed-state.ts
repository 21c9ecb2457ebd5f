import { EncryptJWT, errors, jwtDecrypt, type JWTPayload } from 'jose';

/** What a {@link SealedState} works with. */
export interface SealedStateOptions {
  /** What the state is for, as a token type such as `second-factor-flow+jwt`. */
  readonly type: string;
  /** The first seals, all open. */
  readonly secrets: readonly [string, ...string[]];
  /** The address the state is for; no other takes it. */
  readonly audience: string;
  /** Seconds it is good for. */
  readonly lifetime: number;
  readonly now: () => number;
}

/** What a seal gives what it seals: a random number, and an end in seconds since 1970. */
export interface SealNumber {
  readonly jti: string;
  readonly exp: number;
}

/** What was sealed, with the number and the end that the seal has given it. */
export type OpenedState = JWTPayload & SealNumber;

/** Packs state into a token for the browser to keep, and reads it back. */
export interface SealedState {
  /** @param kept - the number and the end of the state that this one goes on with */
  seal(claims: JWTPayload, kept?: SealNumber): Promise<string>;
  /** What is in a token; `undefined` when the token is expired, altered or not ours. */
  open(token: string): Promise<OpenedState | undefined>;
}

const issuer = '@second-factor/server';
const algorithms = { alg: 'dir', enc: 'A256GCM' } as const;

/**
 * State that the browser keeps, so that the server needs no memory.
 *
 * It is encrypted: the page carries it and can neither read nor change it. The key is derived for one
 * type of state, so a site that seals its sessions with the same secret cannot mistake one token for
 * another.
 */
export function sealedState(options: SealedStateOptions): SealedState {
  const { secrets, type, now } = options;
  const [first, ...others] = secrets;
  const current = keyOf(first, type);
  const keys = [current, ...others.map((secret) => keyOf(secret, type))];
  return {
    async seal(claims, kept) {
      const seconds = Math.floor(now() / 1000);
      return new EncryptJWT(claims)
        .setProtectedHeader({ ...algorithms, typ: type })
        .setIssuer(issuer)
        .setAudience(options.audience)
        .setJti(kept?.jti ?? crypto.randomUUID())
        .setIssuedAt(seconds)
        .setExpirationTime(kept?.exp ?? seconds + options.lifetime)
        .encrypt(await current());
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
    const { payload } = await jwtDecrypt(token, key, {
      keyManagementAlgorithms: [algorithms.alg],
      contentEncryptionAlgorithms: [algorithms.enc],
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

/** A secret's key for one type of state, derived at its first use: some runtimes forbid cryptography before. */
function keyOf(secret: string, type: string): () => Promise<CryptoKey> {
  let key: Promise<CryptoKey> | undefined;
  return () => (key ??= deriveKey(secret, type));
}

async function deriveKey(secret: string, type: string): Promise<CryptoKey> {
  const encoder = new TextEncoder();
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, [
    'deriveKey',
  ]);
  const info = encoder.encode(`${issuer} ${algorithms.enc} ${type}`);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
