import { readDer, tags } from './der.js';
import { readSignature } from './ecdsa-signature.js';
import { joinBytes } from './join-bytes.js';
import { readKeyHandle } from './key-handle.js';
import { readPoint } from './point.js';
import { type Bytes, type BytesOrText, readBytes } from './read-bytes.js';
import { malformed } from './refusals.js';

/** What a key answers to a registration. */
export interface RegistrationData {
  /** The new key: 65 bytes, `04 | x | y`. */
  readonly publicKey: Bytes;
  /** What it is asked for by later: 1 to 255 bytes. */
  readonly keyHandle: Bytes;
  /** The certificate of its make, an X.509 one in DER form. Only its length is looked at. */
  readonly certificate: Bytes;
  /** The make's ECDSA signature in DER form, over {@link registrationSignedBytes}. */
  readonly signature: Bytes;
}

/**
 * Takes a registration message apart: `05 | public key | length | key handle | certificate | signature`
 * (U2F Raw Message Formats, 4.3). Whether its signature is right is for the server to say.
 * @param data - bytes or base64url, as U2F's `registrationData`
 * @throws {SecondFactorError} `bad_response`, with the reason
 */
export function readRegistrationData(data: unknown): RegistrationData {
  const bytes = readBytes(data, 'The registration');
  if (bytes[0] !== 5) throw malformed('The registration does not begin with 05');
  const publicKey = readPoint(bytes.subarray(1, 66));
  const handleEnd = 67 + (bytes[66] ?? 0);
  if (handleEnd > bytes.length) throw malformed('The key handle runs past the end of the message');
  const { end } = readDer(bytes, handleEnd, 'The certificate', tags.sequence);
  return {
    publicKey,
    keyHandle: readKeyHandle(bytes.subarray(67, handleEnd)),
    certificate: bytes.slice(handleEnd, end),
    signature: readSignature(bytes.subarray(end)),
  };
}

/**
 * A registration message of its parts, each as bytes or base64url.
 * @throws {SecondFactorError} `bad_response` for a part that {@link readRegistrationData} would not take
 *   back; `unsupported` for a key handle of over 255 bytes
 */
export function writeRegistrationData(
  parts: Readonly<Record<keyof RegistrationData, BytesOrText>>,
): Bytes {
  const publicKey = readPoint(parts.publicKey);
  const keyHandle = readKeyHandle(parts.keyHandle);
  const certificate = readCertificate(parts.certificate);
  const signature = readSignature(parts.signature);
  return joinBytes([5], publicKey, [keyHandle.length], keyHandle, certificate, signature);
}

/** A certificate and nothing after it. */
function readCertificate(data: unknown): Bytes {
  const certificate = readBytes(data, 'The certificate');
  const { end } = readDer(certificate, 0, 'The certificate', tags.sequence);
  if (end < certificate.length) throw malformed('There are bytes after the certificate');
  return certificate;
}
