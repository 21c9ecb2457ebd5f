import { type Bytes, readBytes } from './read-bytes.js';
import { malformed } from './refusals.js';

/** The curve P-256: y² = x³ − 3x + b, modulo p (NIST SP 800-186, 3.2.1.3). */
const p = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

/**
 * A public key as U2F has it: `04 | x | y`, a point of P-256.
 * @throws {SecondFactorError} `bad_response` when it is compressed, cut, or not on the curve
 */
export function readPoint(data: unknown): Bytes {
  const point = readBytes(data, 'The public key');
  if (point[0] !== 4) throw malformed('The public key is a compressed point, or none');
  if (point.length !== 65) throw malformed('The public key has not 65 bytes');
  const x = toInteger(point.subarray(1, 33));
  const y = toInteger(point.subarray(33));
  const isOnCurve = x < p && y < p && (y * y - x * x * x + 3n * x - b) % p === 0n;
  if (!isOnCurve) throw malformed('The public key is not a point of P-256');
  return point;
}

function toInteger(bytes: Uint8Array): bigint {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  return BigInt(`0x${hex.join('')}`);
}
