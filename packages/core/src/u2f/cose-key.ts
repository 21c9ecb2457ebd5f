import { areSame, joinBytes } from './join-bytes.js';
import { readPoint } from './point.js';
import { type Bytes, type BytesOrText, readBytes } from './read-bytes.js';
import { inconvertible, malformed } from './refusals.js';

/**
 * What stands before x and y in the one canonical form of a key for ES256: a map of five, in which kty
 * is 2, alg is -7 and crv is 1 (RFC 9053, 2.1 and 7.1.1; CTAP 2.1, 8).
 */
const beforeX = [0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32];
const beforeY = [0x22, 0x58, 32];

/**
 * The public key of a WebAuthn credential as U2F has it: 65 bytes, `04 | x | y`.
 * @param data - the key in COSE form, as bytes or base64url
 * @throws {SecondFactorError} `unsupported` when it is not for ES256, the one algorithm of U2F;
 *   `bad_response` when it is malformed
 */
export function readCoseKey(data: BytesOrText): Bytes {
  const key = readBytes(data, 'The COSE key');
  const isForEs256 = areSame(key.subarray(1, 7), Uint8Array.from(beforeX.slice(1, 7)));
  // Every COSE key begins with its kty and alg, whatever they are.
  if (!isForEs256 && key[1] === 1 && key[3] === 3) {
    throw inconvertible('The key is not for ES256, the one algorithm of U2F');
  }
  const point = joinBytes([4], key.subarray(10, 42), key.subarray(45));
  if (areSame(frame(point), key)) return readPoint(point);
  throw malformed('The COSE key is cut, or not in the canonical form');
}

/**
 * A U2F public key in COSE form, 77 bytes.
 * @param data - 65 bytes `04 | x | y`, or their base64url
 * @throws {SecondFactorError} `bad_response`
 */
export function writeCoseKey(data: BytesOrText): Bytes {
  return frame(readPoint(data));
}

function frame(point: Bytes): Bytes {
  return joinBytes(beforeX, point.subarray(1, 33), beforeY, point.subarray(33));
}
