import { readSignature } from './ecdsa-signature.js';
import { joinBytes } from './join-bytes.js';
import { type Bytes, type BytesOrText, readBytes } from './read-bytes.js';
import { malformed } from './refusals.js';

/** What a key says of a signature, and signs. */
export interface SignatureStatus {
  /** Bit 0 is set when a person has touched it. A U2F key sets no other; newer ones may add 4, for a PIN. */
  readonly userPresence: number;
  /** How often it has signed: 0 to 4,294,967,295. */
  readonly counter: number;
}

/** What a key answers when it signs. */
export interface SignatureData extends SignatureStatus {
  /** The key's ECDSA signature in DER form, over {@link signatureSignedBytes}. */
  readonly signature: Bytes;
}

/**
 * Takes a signature message apart: `user presence | counter | signature` (U2F Raw Message Formats, 5.4).
 * Whether the signature is right and the counter has grown is for the server to say.
 * @param data - bytes or base64url, as U2F's `signatureData`
 * @throws {SecondFactorError} `bad_response`, with the reason
 */
export function readSignatureData(data: unknown): SignatureData {
  const bytes = readBytes(data, 'The signature message');
  if (bytes.length < 5) throw malformed('The signature message ends before its counter');
  if (bytes.length === 5) throw malformed('There is no signature after the counter');
  const view = new DataView(bytes.buffer);
  return {
    userPresence: view.getUint8(0),
    counter: view.getUint32(1),
    signature: readSignature(bytes.subarray(5)),
  };
}

/**
 * A signature message of its parts; the signature as bytes or base64url.
 * @throws {TypeError} when a number is not in its range
 * @throws {SecondFactorError} `bad_response` for a signature that is none
 */
export function writeSignatureData(
  parts: SignatureStatus & { readonly signature: BytesOrText },
): Bytes {
  return joinBytes(writeStatus(parts), readSignature(parts.signature));
}

/** The five bytes before a signature, which are signed as well. */
export function writeStatus({ userPresence, counter }: SignatureStatus): Bytes {
  const view = new DataView(new ArrayBuffer(5));
  view.setUint8(0, userPresence);
  view.setUint32(1, counter);
  // What does not fit was cut.
  if (view.getUint8(0) !== userPresence) throw new TypeError('userPresence must be one byte');
  if (view.getUint32(1) !== counter) throw new TypeError('counter must be a number of 32 bits');
  return new Uint8Array(view.buffer);
}
