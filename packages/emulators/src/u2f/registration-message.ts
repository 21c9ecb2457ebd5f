import { U2fFailure } from './u2f-failure.js';

/** `registrationData`, taken apart (FIDO U2F Raw Message Formats, 4.3). */
export interface RegistrationMessage {
  /** The point on the curve, 65 bytes. */
  readonly publicKey: Buffer;
  readonly keyHandle: Buffer;
  /** DER. */
  readonly certificate: Buffer;
  /** DER. */
  readonly signature: Buffer;
}

/**
 * Takes the answer to a registration apart.
 *
 * @throws {@link U2fFailure} `malformed` when it is cut, or something else
 */
export function readRegistration(data: Buffer): RegistrationMessage {
  if (data[0] !== 0x05)
    throw new U2fFailure('malformed', 'registrationData has no reserved byte 05');
  const keyEnd = 67 + (data[66] ?? 0);
  if (keyEnd === 67) throw new U2fFailure('malformed', 'registrationData has no key handle');
  const rest = data.subarray(keyEnd);
  const certificateLength = elementLength(rest);
  const signature = rest.subarray(certificateLength);
  if (elementLength(signature) !== signature.length) {
    throw new U2fFailure('malformed', 'registrationData does not end with its signature');
  }
  return {
    publicKey: data.subarray(1, 66),
    keyHandle: data.subarray(67, keyEnd),
    certificate: rest.subarray(0, certificateLength),
    signature,
  };
}

/** How long DER's SEQUENCE at the start of the bytes is, its head included. */
function elementLength(bytes: Buffer): number {
  const [tag, first = 0] = bytes;
  const digits = first < 0x80 ? 0 : first & 0x7f;
  if (tag !== 0x30 || digits > 3 || first === 0x80 || bytes.length < 2 + digits) throw cut();
  const length = 2 + digits + (digits ? bytes.readUIntBE(2, digits) : first);
  if (length > bytes.length) throw cut();
  return length;
}

function cut(): U2fFailure {
  return new U2fFailure('malformed', 'registrationData is cut');
}
