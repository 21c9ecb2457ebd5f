import { hex, unhex } from './bytes.js';

/**
 * Whether an ECDSA signature in DER form is right, by WebCrypto. It shares no code with what it checks.
 * @param publicKey - 65 bytes
 */
export async function isSigned(
  message: Uint8Array<ArrayBuffer>,
  signature: Uint8Array,
  publicKey: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', publicKey, algorithm, false, ['verify']);
  return crypto.subtle.verify(algorithm, key, toRaw(signature), message);
}

/** The public key in a certificate: what follows the identifiers of ECDSA and of P-256 (RFC 5480, 2). */
export function keyOf(certificate: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = '3059301306072a8648ce3d020106082a8648ce3d030107034200';
  const [, point] = new RegExp(`${head}(04.{128})`).exec(hex(certificate)) ?? [];
  if (!point) throw new Error('The certificate has no key on P-256');
  return unhex(point);
}

/** SHA-256 of bytes or of a text. */
export async function digest(
  data: Uint8Array<ArrayBuffer> | string,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** The two numbers of a signature, each as 32 bytes, as WebCrypto has them. */
function toRaw(signature: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = hex(signature);
  const first = parseInt(text.slice(6, 8), 16) * 2;
  const numbers = [text.slice(8, 8 + first), text.slice(8 + first + 4)];
  return unhex(numbers.map((number) => number.slice(-64).padStart(64, '0')).join(''));
}
