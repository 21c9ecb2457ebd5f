import { flags } from './authenticator-data.js';
import { joinBytes } from './join-bytes.js';
import type { Bytes, BytesOrText } from './read-bytes.js';
import { inconvertible } from './refusals.js';
import { hashAppId } from './sha256.js';
import { readSignatureData, writeStatus } from './signature-data.js';

/** What a U2F key has signed, by WebAuthn's names. */
export interface WebauthnAssertion {
  /** 37 bytes; in place of the RP ID's hash is that of the App ID, as with the extension `appid`. */
  readonly authenticatorData: Bytes;
  readonly signature: Bytes;
}

/**
 * A U2F signature as WebAuthn has it: what is signed is the same, byte for byte. The client data stays
 * U2F's, with `typ`.
 * @param signatureData - bytes or base64url
 * @param options.appId - the App ID it was made for, letter by letter
 * @throws {SecondFactorError} `unsupported` when the key sets flags that mean something else in WebAuthn;
 *   `bad_response` when it is malformed; `insecure_context`
 */
export async function toWebauthnAssertion(
  signatureData: BytesOrText,
  options: { readonly appId: string },
): Promise<WebauthnAssertion> {
  const { signature, ...status } = readSignatureData(signatureData);
  if (status.userPresence & ~(flags.userPresent | flags.userVerified)) {
    throw inconvertible('The key has set flags that mean something else in WebAuthn');
  }
  const authenticatorData = joinBytes(await hashAppId(options.appId), writeStatus(status));
  return { authenticatorData, signature };
}
