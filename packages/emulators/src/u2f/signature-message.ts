import { U2fFailure } from './u2f-failure.js';

/** `signatureData`, taken apart (FIDO U2F Raw Message Formats, 5.4). */
export interface SignatureMessage {
  /** The presence byte and the counter as they came, and as they were signed. */
  readonly status: Buffer;
  /** Bit 0 of the presence byte. */
  readonly userPresent: boolean;
  /** Unsigned, 32 bits. */
  readonly counter: number;
  /** DER. */
  readonly signature: Buffer;
}

/**
 * Takes the answer to a sign request apart.
 *
 * @throws {@link U2fFailure} `malformed` when it is cut
 */
export function readSignature(data: Buffer): SignatureMessage {
  if (data.length <= 5) throw new U2fFailure('malformed', 'signatureData is cut');
  const status = data.subarray(0, 5);
  return {
    status,
    userPresent: (data.readUInt8(0) & 1) === 1,
    counter: data.readUInt32BE(1),
    signature: data.subarray(5),
  };
}
