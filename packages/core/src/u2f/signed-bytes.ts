import { joinBytes } from './join-bytes.js';
import { readKeyHandle } from './key-handle.js';
import { readPoint } from './point.js';
import type { Bytes, BytesOrText } from './read-bytes.js';
import { type SignatureStatus, writeStatus } from './signature-data.js';
import { hashContext, type U2fContext } from './u2f-context.js';

/**
 * What the make of a key signs at a registration (U2F Raw Message Formats, 4.3).
 * @throws {SecondFactorError} `bad_response`, `insecure_context`
 */
export async function registrationSignedBytes(
  registration: U2fContext & {
    readonly keyHandle: BytesOrText;
    readonly publicKey: BytesOrText;
  },
): Promise<Bytes> {
  const keyHandle = readKeyHandle(registration.keyHandle);
  const publicKey = readPoint(registration.publicKey);
  const { application, challenge } = await hashContext(registration);
  return joinBytes([0], application, challenge, keyHandle, publicKey);
}

/**
 * What a key signs (U2F Raw Message Formats, 5.4).
 * @throws {TypeError} when a number is not in its range
 * @throws {SecondFactorError} `bad_response`, `insecure_context`
 */
export async function signatureSignedBytes(
  signature: U2fContext & SignatureStatus,
): Promise<Bytes> {
  const status = writeStatus(signature);
  const { application, challenge } = await hashContext(signature);
  return joinBytes(application, status, challenge);
}
