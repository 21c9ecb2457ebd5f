import { decodeBytes } from '../webauthn/bytes.js';
import { malformed } from './refusals.js';

/** Bytes with a buffer of their own. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes, or their base64url text; padding and the standard alphabet are taken as well. */
export type BytesOrText = string | ArrayBuffer | ArrayBufferView;

/** No key sends more: an answer to an extended APDU ends here (ISO 7816-4); by USB it is 7,609 bytes. */
const longest = 65_536;

/**
 * A copy of what was sent as bytes or as their text.
 * @param what - names it in the error, such as `The signature`
 * @throws {SecondFactorError} `bad_response` when it is neither, empty, or too long
 */
export function readBytes(data: unknown, what: string): Bytes {
  const bytes = typeof data === 'string' ? fromText(data, what) : fromBuffer(data);
  if (!bytes) throw malformed(`${what} is not in base64url`);
  if (bytes.length === 0) throw malformed(`${what} is empty`);
  if (bytes.length > longest) throw malformed(`${what} is too long`);
  return bytes.slice();
}

function fromText(text: string, what: string): Bytes | undefined {
  try {
    return new Uint8Array(decodeBytes(text, what));
  } catch {
    return undefined;
  }
}

function fromBuffer(data: unknown): Bytes | undefined {
  if (ArrayBuffer.isView(data)) {
    return new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
  }
  // By its name: it may be of another realm.
  const isBuffer = Object.prototype.toString.call(data) === '[object ArrayBuffer]';
  return isBuffer ? new Uint8Array(data as ArrayBuffer) : undefined;
}
