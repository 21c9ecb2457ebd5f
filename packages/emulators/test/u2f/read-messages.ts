import { X509Certificate, createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** Takes `registrationData` apart and looks whether its signature is right, by other means than the package. */
export function readRegistrationData(
  data: Buffer,
  appParameter: Buffer,
  challengeParameter: Buffer,
) {
  const point = data.subarray(1, 66);
  const keyHandle = data.subarray(67, 67 + data.readUInt8(66));
  const rest = data.subarray(67 + keyHandle.length);
  const length = 4 + rest.readUInt16BE(2);
  const certificate = new X509Certificate(rest.subarray(0, length));
  const parts = [Buffer.of(0), appParameter, challengeParameter, keyHandle, point];
  const message = Buffer.concat(parts);
  return {
    first: data.readUInt8(0),
    keyHandle,
    certificate,
    publicKey: keyOf(point),
    isSigned: verify('sha256', message, certificate.publicKey, rest.subarray(length)),
  };
}

/** The same for `signatureData`. */
export function readSignatureData(
  data: Buffer,
  publicKey: KeyObject,
  appParameter: Buffer,
  challengeParameter: Buffer,
) {
  const message = Buffer.concat([appParameter, data.subarray(0, 5), challengeParameter]);
  return {
    presence: data.readUInt8(0),
    counter: data.readUInt32BE(1),
    isSigned: verify('sha256', message, publicKey, data.subarray(5)),
  };
}

/** A point as SubjectPublicKeyInfo (RFC 5480, 2): what stands before it is always the same. */
function keyOf(point: Buffer): KeyObject {
  const head = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');
  return createPublicKey({ key: Buffer.concat([head, point]), format: 'der', type: 'spki' });
}
