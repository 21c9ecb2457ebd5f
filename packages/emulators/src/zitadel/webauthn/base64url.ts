/**
 * The bytes of a credential's field: the URL alphabet, whose padding may be there or not.
 *
 * A field that is missing is empty, as in go-webauthn.
 *
 * @throws `TypeError` for anything else, above all the standard alphabet's `+` and `/`
 */
export function fromBase64Url(value: unknown): Buffer<ArrayBuffer> {
  const text = value ?? '';
  if (typeof text !== 'string') throw new TypeError('a field is no text');
  const unpadded = text.replace(/=+$/, '');
  if (!isBase64Url(unpadded)) throw new TypeError('a field is not base64url');
  return Buffer.from(unpadded, 'base64url');
}

/** Whether a text is base64url without padding. */
export function isBase64Url(text: string): boolean {
  return /^[\w-]*$/.test(text) && text.length % 4 !== 1;
}
