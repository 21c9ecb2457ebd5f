import { keyOfPoint, requireSignature } from './public-key.js';
import { readBase64Url } from './read-base64url.js';
import { sha256 } from './sha256.js';
import { readSignature } from './signature-message.js';
import { U2fFailure } from './u2f-failure.js';
import { verifyClientData } from './verify-client-data.js';
import type { Expected } from './verify-client-data.js';
import type { U2fKey } from './verify-registration.js';

/** The answer to a sign request, as the U2F JavaScript API gives it; nothing in it is trusted. */
export interface SignResponse {
  readonly signatureData?: unknown;
  readonly clientData?: unknown;
}

/**
 * Verifies that a key signed, and answers its new counter.
 *
 * Of the presence byte, bit 0 is looked at: keys of CTAP2 set others as well. A counter that stays 0
 * is of a key that has none.
 *
 * @throws {@link U2fFailure} of every reason
 */
export function verifySignature(
  response: SignResponse,
  key: Pick<U2fKey, 'publicKey' | 'counter'>,
  expected: Expected,
): number {
  const challengeParameter = verifyClientData(response.clientData, 'sign', expected);
  const data = readBase64Url('signatureData', response.signatureData);
  const { status, userPresent, counter, signature } = readSignature(data);
  const message = Buffer.concat([sha256(expected.appId), status, challengeParameter]);
  requireSignature(keyOfPoint(key.publicKey), message, signature);
  if (!userPresent) throw new U2fFailure('presence', 'nobody touched the key');
  // Last of all: only a counter that the key itself signed tells of a clone.
  if (counter <= key.counter && !(counter === 0 && key.counter === 0)) {
    throw new U2fFailure('counter', 'the counter has not grown');
  }
  return counter;
}
