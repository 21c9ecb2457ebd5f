import { X509Certificate, createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { U2fFailure } from './u2f-failure.js';

/**
 * A key from its point on P-256.
 *
 * @throws {@link U2fFailure} `malformed` when it is no such point
 */
export function keyOfPoint(point: Uint8Array): KeyObject {
  if (point.length !== 65 || point[0] !== 0x04) {
    throw new U2fFailure('malformed', 'the public key is not an uncompressed point');
  }
  const x = toBase64Url(point.subarray(1, 33));
  const y = toBase64Url(point.subarray(33));
  try {
    return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  } catch (cause) {
    throw new U2fFailure('malformed', 'the public key is not on the curve', { cause });
  }
}

/**
 * The key that a certificate is about.
 *
 * @throws {@link U2fFailure} `malformed` when it cannot be read or has no key on P-256
 */
export function keyOfCertificate(der: Uint8Array): KeyObject {
  try {
    const { publicKey } = new X509Certificate(der);
    if (publicKey.asymmetricKeyDetails?.namedCurve === 'prime256v1') return publicKey;
  } catch (cause) {
    throw new U2fFailure('malformed', 'the attestation certificate cannot be read', { cause });
  }
  throw new U2fFailure('malformed', 'the attestation certificate has no key on P-256');
}

/**
 * Checks a signature in DER.
 *
 * @throws {@link U2fFailure} `signature` when it does not fit
 */
export function requireSignature(key: KeyObject, message: Uint8Array, signature: Uint8Array): void {
  if (verify('sha256', message, key, signature)) return;
  throw new U2fFailure('signature', 'the signature does not verify');
}

function toBase64Url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
