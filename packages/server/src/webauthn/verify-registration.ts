import { verifyRegistrationResponse } from '@simplewebauthn/server';
import { decodeAttestationObject } from '@simplewebauthn/server/helpers';
import { fromBase64 } from '../base64url.js';
import { requireOwnPage } from '../ceremony/client-data.js';
import type { RegisteredCredential } from '../ceremony/read-credential.js';
import { refuseOnError } from '../ceremony/refuse-on-error.js';
import type { RelyingParty } from '../ceremony/relying-party.js';
import { problem } from '../problem.js';
import type { RegistrationCeremony } from './ceremonies.js';
import { registrationPolicy, supportedAlgorithms } from './policy.js';
import type { WebauthnSettings } from './settings.js';

/** What a new key has proved. */
export interface VerifiedRegistration {
  readonly publicKey: Uint8Array;
  readonly counter: number;
}

/**
 * Checks a new key (WebAuthn Level 3, 7.1).
 * @throws {Problem} `credential_refused`, `user_verification_required`
 */
export async function verifyRegistration(
  credential: RegisteredCredential,
  ceremony: RegistrationCeremony,
  party: RelyingParty,
  settings: WebauthnSettings,
): Promise<VerifiedRegistration> {
  const { userVerified, publicKey, counter } = await refuseOnError(async () => {
    requireOwnPage(credential.clientDataJSON, party, settings.embedded);
    return checkAttestation(credential, ceremony, party);
  });
  if (registrationPolicy(settings).userVerification === 'required' && !userVerified) {
    throw problem('user_verification_required');
  }
  return { publicKey, counter };
}

async function checkAttestation(
  { id, clientDataJSON, attestationObject }: RegisteredCredential,
  { challenge }: RegistrationCeremony,
  party: RelyingParty,
) {
  requireKnownFormat(attestationObject);
  const { registrationInfo } = await verifyRegistrationResponse({
    response: {
      id,
      rawId: id,
      type: 'public-key',
      response: { clientDataJSON, attestationObject },
      clientExtensionResults: {},
    },
    expectedChallenge: challenge,
    expectedOrigin: [...party.origins],
    expectedRPID: party.id,
    // Looked at by the caller, for it has a code of its own.
    requireUserVerification: false,
    supportedAlgorithmIDs: [...supportedAlgorithms],
  });
  if (!registrationInfo) throw new Error('The attestation is wrong');
  const { credential, userVerified } = registrationInfo;
  if (credential.id !== id) throw new Error('The key has signed another id');
  return { userVerified, publicKey: credential.publicKey, counter: credential.counter };
}

const formats: readonly string[] = ['none', 'packed', 'fido-u2f'];

/**
 * Nobody is asked who made a key, so browsers say `none`, and U2F and self attestation are all that may
 * come beside it. To verify the other formats the library would fetch lists of revoked certificates,
 * from addresses that the sender has written.
 */
function requireKnownFormat(attestationObject: string): void {
  const format = decodeAttestationObject(fromBase64(attestationObject) ?? new Uint8Array()).get(
    'fmt',
  );
  if (!formats.includes(format))
    throw new Error('The attestation is of a format that is not taken');
}
