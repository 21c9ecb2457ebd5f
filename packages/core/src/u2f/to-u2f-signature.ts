import { encodeBytes } from '../webauthn/bytes.js';
import { type AuthenticatorData, flags, readAuthenticatorData } from './authenticator-data.js';
import { readClientDataBytes } from './client-data.js';
import { readSignature } from './ecdsa-signature.js';
import { joinBytes } from './join-bytes.js';
import { readKeyHandle } from './key-handle.js';
import type { BytesOrText } from './read-bytes.js';
import { inconvertible, malformed } from './refusals.js';
import { requireAppId } from './require-app-id.js';

/** The part of a WebAuthn assertion that is converted: the credential, native or as JSON. */
export interface UsedCredential {
  readonly rawId: BytesOrText;
  readonly response: {
    readonly authenticatorData: BytesOrText;
    readonly signature: BytesOrText;
    readonly clientDataJSON: BytesOrText;
  };
}

/** A signature as U2F's JavaScript API answers it (FIDO U2F JavaScript API 1.2, 4.2.2). */
export interface U2fSignResponse {
  /** In base64url. */
  readonly keyHandle: string;
  /** In base64url. */
  readonly signatureData: string;
  /** In base64url; it says `type`, not `typ`, for it is the browser's and has been signed. */
  readonly clientData: string;
}

/**
 * A WebAuthn assertion as a U2F message: what is signed is the same, byte for byte.
 * @param options.appId - the server's App ID: the one given as `appid` when the browser has used it,
 *   the text of the RP ID otherwise
 * @throws {SecondFactorError} `unsupported`, with the reason, when it says more than U2F can, or is of
 *   another App ID; `bad_response` when it is malformed
 */
export async function toU2fSignature(
  credential: UsedCredential,
  options: { readonly appId: string },
): Promise<U2fSignResponse> {
  const { authenticatorData, signature, clientDataJSON } = credential.response;
  const clientData = readClientDataBytes(clientDataJSON);
  const keyHandle = readKeyHandle(credential.rawId);
  const data = readAuthenticatorData(authenticatorData);
  checkPlain(data);
  const signatureData = joinBytes(data.status, readSignature(signature));
  await requireAppId(data.rpIdHash, options.appId);
  return {
    keyHandle: encodeBytes(keyHandle),
    signatureData: encodeBytes(signatureData),
    clientData: encodeBytes(clientData),
  };
}

/** What a U2F server has no word for is signed as well, so that nothing can be left out. */
function checkPlain({ flags: found, rest }: AuthenticatorData): void {
  if (found & (flags.attestedCredential | flags.extensions)) {
    throw inconvertible('The authenticator data has extensions or a credential');
  }
  if (rest.length > 0) throw malformed('There are bytes after the authenticator data');
  if (found & flags.userVerified) {
    throw inconvertible('The key has verified the person');
  }
  if (found !== flags.userPresent) {
    throw inconvertible('The key was not touched, or has flags that U2F has not');
  }
}
