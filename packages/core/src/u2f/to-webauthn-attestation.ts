import { writeAttestationObject } from './attestation-object.js';
import { flags } from './authenticator-data.js';
import { writeCoseKey } from './cose-key.js';
import { joinBytes } from './join-bytes.js';
import { type Bytes, type BytesOrText, readBytes } from './read-bytes.js';
import { malformed } from './refusals.js';
import { readRegistrationData } from './registration-data.js';
import { hashAppId } from './sha256.js';

/** A U2F key as a WebAuthn server keeps its keys. */
export interface WebauthnAttestation {
  /** The key handle. */
  readonly credentialId: Bytes;
  /** The public key in COSE form, 77 bytes. */
  readonly cosePublicKey: Bytes;
  /** Of the format `fido-u2f`; its signature is right wherever the U2F one was. */
  readonly attestationObject: Bytes;
}

/**
 * A U2F registration as WebAuthn has it, to move keys from one store to another. It can't be used to
 * register anew: the client data says `typ`, is signed, and no WebAuthn server takes it.
 * @param registrationData - bytes or base64url
 * @param options.appId - the App ID it was registered with, letter by letter
 * @param options.aaguid - the model of the key, 16 bytes. Default: zeros, as U2F keys have
 * @throws {SecondFactorError} `bad_response` when it is malformed; `insecure_context`
 */
export async function toWebauthnAttestation(
  registrationData: BytesOrText,
  options: { readonly appId: string; readonly aaguid?: BytesOrText },
): Promise<WebauthnAttestation> {
  const registration = readRegistrationData(registrationData);
  const { keyHandle: credentialId, certificate, signature } = registration;
  const aaguid = readBytes(options.aaguid ?? new Uint8Array(16), 'The AAGUID');
  if (aaguid.length !== 16) throw malformed('The AAGUID has not 16 bytes');
  const cosePublicKey = writeCoseKey(registration.publicKey);
  const flag = flags.userPresent | flags.attestedCredential;
  const authenticatorData = joinBytes(
    ...[await hashAppId(options.appId), [flag, 0, 0, 0, 0]],
    ...[aaguid, [0, credentialId.length], credentialId, cosePublicKey],
  );
  const attestation = { signature, certificate, authenticatorData };
  return {
    credentialId,
    cosePublicKey,
    attestationObject: writeAttestationObject(attestation),
  };
}
