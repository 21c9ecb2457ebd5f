import { readClientDataBytes } from './client-data.js';
import type { Bytes, BytesOrText } from './read-bytes.js';
import { hashAppId, sha256 } from './sha256.js';

/** What every message is about. */
export interface U2fContext {
  /** The App ID, letter by letter. */
  readonly appId: string;
  /** The client data as it was sent: bytes, base64url, or the JSON text itself. */
  readonly clientData: BytesOrText;
}

/** The two hashes by which a key knows it, with the specification's names for them. */
export interface U2fParameters {
  readonly application: Bytes;
  readonly challenge: Bytes;
}

/**
 * Hashes what a message is about.
 * @throws {TypeError} when the App ID is no text
 * @throws {SecondFactorError} `bad_response`, `insecure_context`
 */
export async function hashContext({ appId, clientData }: U2fContext): Promise<U2fParameters> {
  const challenge = await sha256(readClientDataBytes(clientData));
  return { application: await hashAppId(appId), challenge };
}
