import { SecondFactorError } from '../errors.js';
import type { Bytes } from './read-bytes.js';

/** The SHA-256 of some bytes. */
export async function sha256(bytes: Bytes): Promise<Bytes> {
  const { subtle } = crypto as Partial<Crypto>;
  if (!subtle) {
    throw new SecondFactorError('insecure_context', 'The page is not served by https', {
      phase: 'ceremony',
    });
  }
  return new Uint8Array(await subtle.digest('SHA-256', bytes));
}

/**
 * What a key knows an App ID by: the hash of its text, letter by letter, with no slash added or taken.
 * @throws {TypeError} when it is no text
 */
export async function hashAppId(appId: string): Promise<Bytes> {
  if (typeof appId !== 'string') throw new TypeError('appId must be a text');
  return sha256(new TextEncoder().encode(appId));
}
