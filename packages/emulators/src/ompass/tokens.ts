import { randomBytes, randomUUID } from 'node:crypto';
import { SignJWT, errors, jwtVerify } from 'jose';
import { ExpiringMap } from '../expiring-map.js';
import { OmpassError } from './errors.js';
import type { OmpassErrorCode } from './errors.js';

/** How tokens are made. */
export interface TokensOptions {
  readonly lifetimeSeconds: number;
  /** The clock, in milliseconds. */
  readonly now: () => number;
}

/** Issues and redeems tokens of one application. */
export interface Tokens {
  /** A fresh token for a user. */
  issue(userId: string): Promise<string>;
  /** The user whom the token was issued for; throws an {@link OmpassError}. */
  redeem(token: string): Promise<string>;
}

const algorithm = 'HS256';
const issuer = 'ompass-emulator';

/**
 * Makes tokens that are signed JWTs, live for a while and can be redeemed once.
 *
 * A token that was redeemed already is refused as expired (011): its life ends with its first use,
 * and the code tells the caller the right thing to do, which is to get another one.
 */
export function createTokens({ lifetimeSeconds, now }: TokensOptions): Tokens {
  const key = randomBytes(32);
  const redeemed = new ExpiringMap<true>({ limit: 10_000, now });

  return {
    issue(userId) {
      // Rounded up: a JWT counts whole seconds, and no token may live shorter than asked for.
      const seconds = Math.ceil(now() / 1000);
      return new SignJWT({ sub: userId, jti: randomUUID() })
        .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
        .setIssuer(issuer)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + lifetimeSeconds)
        .sign(key);
    },

    async redeem(token) {
      const { sub, jti, exp } = await verify(token, key, now());
      if (redeemed.get(jti)) throw new OmpassError('011');
      redeemed.set(jti, true, exp * 1000);
      return sub;
    },
  };
}

interface Claims {
  readonly sub: string;
  readonly jti: string;
  readonly exp: number;
}

async function verify(token: string, key: Uint8Array, now: number): Promise<Claims> {
  // Five parts are an encrypted JWT: well formed, but not a kind that OMPASS issues.
  if (token.split('.').length === 5) throw new OmpassError('012');
  try {
    const { payload } = await jwtVerify<Claims>(token, key, {
      algorithms: [algorithm],
      currentDate: new Date(now),
      issuer,
      requiredClaims: ['sub', 'jti', 'exp'],
    });
    return payload;
  } catch (cause) {
    throw new OmpassError(codeOf(cause), { cause });
  }
}

function codeOf(error: unknown): OmpassErrorCode {
  if (error instanceof errors.JWTExpired) return '011';
  if (error instanceof errors.JOSEAlgNotAllowed) return '012';
  if (error instanceof errors.JOSENotSupported) return '012';
  if (error instanceof errors.JWSSignatureVerificationFailed) return '014';
  return '013';
}
