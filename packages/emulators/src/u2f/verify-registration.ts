import { keyOfCertificate, keyOfPoint, requireSignature } from './public-key.js';
import { readBase64Url } from './read-base64url.js';
import { readRegistration } from './registration-message.js';
import { sha256 } from './sha256.js';
import { verifyClientData } from './verify-client-data.js';
import type { Expected } from './verify-client-data.js';

/** The answer to a registration, as the U2F JavaScript API gives it; nothing in it is trusted. */
export interface RegisterResponse {
  readonly registrationData?: unknown;
  readonly clientData?: unknown;
}

/** A key as a server keeps it. */
export interface U2fKey {
  /** base64url. */
  readonly keyHandle: string;
  /** The point on the curve, 65 bytes. */
  readonly publicKey: Buffer;
  readonly appId: string;
  /** The highest counter seen. */
  readonly counter: number;
}

/**
 * Verifies a registration, attestation signature included, and answers the new key.
 *
 * Who made the token is not looked at: every attestation certificate is taken.
 *
 * @throws {@link U2fFailure} of every reason but `counter` and `presence`
 */
export function verifyRegistration(response: RegisterResponse, expected: Expected): U2fKey {
  const challengeParameter = verifyClientData(response.clientData, 'register', expected);
  const data = readBase64Url('registrationData', response.registrationData);
  const { publicKey, keyHandle, certificate, signature } = readRegistration(data);
  keyOfPoint(publicKey);
  const head = [Buffer.of(0), sha256(expected.appId), challengeParameter];
  const message = Buffer.concat([...head, keyHandle, publicKey]);
  requireSignature(keyOfCertificate(certificate), message, signature);
  const handle = keyHandle.toString('base64url');
  return { keyHandle: handle, publicKey, appId: expected.appId, counter: 0 };
}
