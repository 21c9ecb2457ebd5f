import { type DerElement, readDer, tags } from './der.js';
import { type Bytes, readBytes } from './read-bytes.js';
import { malformed } from './refusals.js';

const what = 'The signature';

/**
 * A signature as keys make them: an ECDSA one on P-256 in DER form, and nothing after it.
 * @throws {SecondFactorError} `bad_response`
 */
export function readSignature(data: unknown): Bytes {
  const signature = readBytes(data, what);
  const { start, end } = readDer(signature, 0, what, tags.sequence);
  if (end < signature.length) throw malformed('There are bytes after the signature');
  const r = readInteger(signature, start);
  const s = readInteger(signature, r.end);
  if (s.end !== end) throw malformed('The signature is not two numbers');
  return signature;
}

/** One of the two numbers: positive, in the shortest form (X.690, 8.3.2), of 32 bytes at most. */
function readInteger(signature: Bytes, at: number): DerElement {
  const element = readDer(signature, at, what, tags.integer);
  const [first = 0x80, second = 0] = signature.subarray(element.start, element.end);
  const length = element.end - element.start;
  const isRight = first < 0x80 && (first > 0 || second >= 0x80) && length <= (first > 0 ? 32 : 33);
  if (!isRight) throw malformed('The signature has a number that is not for P-256');
  return element;
}
