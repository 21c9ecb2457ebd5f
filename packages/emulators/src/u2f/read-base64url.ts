import { U2fFailure } from './u2f-failure.js';

/**
 * The bytes of a field of the U2F JavaScript API: base64url without padding.
 *
 * @throws {@link U2fFailure} `malformed` for anything else
 */
export function readBase64Url(name: string, value: unknown): Buffer<ArrayBuffer> {
  if (typeof value !== 'string' || !/^[\w-]+$/.test(value) || value.length % 4 === 1) {
    throw new U2fFailure('malformed', `${name} is not base64url without padding`);
  }
  return Buffer.from(value, 'base64url');
}
