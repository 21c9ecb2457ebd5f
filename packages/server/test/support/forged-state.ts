import { createHash } from 'node:crypto';
import { EncryptJWT, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { cookieSecret } from './site.js';

/** Tokens of a type with right claims, by whoever knows what a state holds but not how it is sealed. */
export async function forgedStates(
  typ: string,
  claims: JWTPayload,
): Promise<readonly [name: string, token: string][]> {
  const bare = new TextEncoder().encode(cookieSecret);
  const hashed = createHash('sha256').update(bare).digest();
  const encrypt = (key: Uint8Array) =>
    new EncryptJWT(claims).setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ }).encrypt(key);
  return [
    ['unsigned', new UnsecuredJWT(claims).encode()],
    ['signed', await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ }).sign(bare)],
    ['encrypted', await encrypt(bare.subarray(0, 32))],
    ['encrypted by its hash', await encrypt(hashed)],
  ];
}
