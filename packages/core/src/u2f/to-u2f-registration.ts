import { encodeBytes } from '../webauthn/bytes.js';
import { readAttestationObject } from './attestation-object.js';
import { readAttestedCredential, readAuthenticatorData } from './authenticator-data.js';
import { readClientDataBytes } from './client-data.js';
import { readCoseKey } from './cose-key.js';
import type { BytesOrText } from './read-bytes.js';
import { writeRegistrationData } from './registration-data.js';
import { requireAppId } from './require-app-id.js';

/** The part of a WebAuthn registration that is converted: the credential, native or as JSON. */
export interface RegisteredCredential {
  readonly response: {
    readonly attestationObject: BytesOrText;
    readonly clientDataJSON: BytesOrText;
  };
}

/** A registration as U2F's JavaScript API answers it (FIDO U2F JavaScript API 1.2, 4.1.2). */
export interface U2fRegisterResponse {
  readonly version: 'U2F_V2';
  /** In base64url. */
  readonly registrationData: string;
  /** In base64url; it says `type`, not `typ`, for it is the browser's and has been signed. */
  readonly clientData: string;
}

/**
 * A WebAuthn registration as a U2F message, byte for byte what the key has said. A server takes it if
 * its App ID is the text of the RP ID, such as `example.com`, and it knows WebAuthn's client data.
 * @param options.appId - the server's App ID
 * @throws {SecondFactorError} `unsupported`, with the reason, when it is no U2F key's, or of another
 *   App ID; `bad_response` when it is malformed
 */
export async function toU2fRegistration(
  credential: RegisteredCredential,
  options: { readonly appId: string },
): Promise<U2fRegisterResponse> {
  const { attestationObject, clientDataJSON } = credential.response;
  const clientData = readClientDataBytes(clientDataJSON);
  const attestation = readAttestationObject(attestationObject);
  const authenticatorData = readAuthenticatorData(attestation.authenticatorData);
  const { credentialId, cosePublicKey } = readAttestedCredential(authenticatorData);
  const registrationData = writeRegistrationData({
    publicKey: readCoseKey(cosePublicKey),
    keyHandle: credentialId,
    certificate: attestation.certificate,
    signature: attestation.signature,
  });
  await requireAppId(authenticatorData.rpIdHash, options.appId);
  return {
    version: 'U2F_V2',
    registrationData: encodeBytes(registrationData),
    clientData: encodeBytes(clientData),
  };
}
