import { type Bytes, readBytes } from './read-bytes.js';
import { inconvertible, malformed } from './refusals.js';

/** The flags of authenticator data that are spoken of here (WebAuthn Level 3, 6.1). */
export const flags = {
  userPresent: 0x01,
  userVerified: 0x04,
  attestedCredential: 0x40,
  extensions: 0x80,
} as const;

/** Authenticator data, its first parts told apart. */
export interface AuthenticatorData {
  /** The hash of the RP ID, or of the App ID. */
  readonly rpIdHash: Bytes;
  readonly flags: number;
  /** The flags and the counter: in U2F's messages they are the same five bytes. */
  readonly status: Bytes;
  /** What follows: of a new credential, or of extensions. */
  readonly rest: Bytes;
}

/** @throws {SecondFactorError} `bad_response` when it ends before its counter does */
export function readAuthenticatorData(data: unknown): AuthenticatorData {
  const bytes = readBytes(data, 'The authenticator data');
  if (bytes.length < 37) throw malformed('The authenticator data ends before its counter');
  return {
    rpIdHash: bytes.slice(0, 32),
    flags: bytes[32] ?? 0,
    status: bytes.slice(32, 37),
    rest: bytes.slice(37),
  };
}

/**
 * Reads what authenticator data says of a new credential (WebAuthn Level 3, 6.5.1).
 * @throws {SecondFactorError} `unsupported` when there are extensions; `bad_response` when it is malformed
 */
export function readAttestedCredential({ flags: found, rest }: AuthenticatorData): {
  readonly credentialId: Bytes;
  readonly cosePublicKey: Bytes;
} {
  if (!(found & flags.attestedCredential)) throw malformed('There is no credential in it');
  if (found & flags.extensions) throw inconvertible('The authenticator data has extensions');
  // After the AAGUID, which U2F does not know, stands the length of the id.
  const [high = 0, low = 0] = rest.subarray(16);
  const end = 18 + high * 256 + low;
  return { credentialId: rest.slice(18, end), cosePublicKey: rest.slice(end) };
}
