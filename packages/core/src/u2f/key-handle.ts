import { type Bytes, readBytes } from './read-bytes.js';
import { inconvertible } from './refusals.js';

/**
 * A key handle, which is what U2F calls the id of a credential.
 * @throws {SecondFactorError} `bad_response`; `unsupported` for a credential's id that is too long for U2F
 */
export function readKeyHandle(data: unknown): Bytes {
  const keyHandle = readBytes(data, 'The key handle');
  // One byte holds its length (U2F Raw Message Formats, 4.3).
  if (keyHandle.length > 255) throw inconvertible('The key handle has over 255 bytes');
  return keyHandle;
}
