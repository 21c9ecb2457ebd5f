import { base64URLStringToBuffer, bufferToBase64URLString } from '@simplewebauthn/browser';
import { invalidOption } from './invalid-option.js';

/**
 * The bytes of a base64url text. What servers are known to send is taken as well: padding, the
 * standard alphabet, white space.
 * @throws {SecondFactorError} `invalid_options`, naming `path`
 */
export function decodeBytes(text: unknown, path: string): ArrayBuffer {
  const bare = typeof text === 'string' ? text.replace(/\s/g, '').replace(/={1,2}$/, '') : '=';
  if (/[^\w+/-]/.test(bare) || bare.length % 4 === 1) {
    throw invalidOption(path, 'base64url string', text);
  }
  return base64URLStringToBuffer(bare);
}

/** The base64url text of some bytes, without padding. */
export function encodeBytes(bytes: ArrayBuffer | ArrayBufferView): string {
  // A view of an other realm's buffer is a view all the same.
  return bufferToBase64URLString(
    (ArrayBuffer.isView(bytes)
      ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      : bytes) as ArrayBuffer,
  );
}
