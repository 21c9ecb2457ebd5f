/** Bytes as unpadded base64url. */
export function toBase64url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The bytes of a base64url or standard base64 text, padded or not; `undefined` for another text. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const standard = text
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/={1,2}$/, '');
  if (!/^[A-Za-z\d+/]*$/.test(standard) || standard.length % 4 === 1) return undefined;
  return Uint8Array.from(atob(standard), (character) => character.charCodeAt(0));
}

/** Whether a text is unpadded base64url, of at least one byte. */
export function isBase64url(text: unknown): text is string {
  return typeof text === 'string' && /^[\w-]+$/.test(text) && text.length % 4 !== 1;
}

/** Random bytes as base64url: 32 of them, which nobody guesses. */
export function randomText(): string {
  return toBase64url(crypto.getRandomValues(new Uint8Array(32)));
}
