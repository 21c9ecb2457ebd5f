import { verifyRegistrationResponse } from '@simplewebauthn/server';
import { decodeAttestationObject, parseAuthenticatorData } from '@simplewebauthn/server/helpers';
import { touch } from '../aggregate.js';
import type { Call } from '../call.js';
import { ZitadelError, orRefuse } from '../errors.js';
import type { KeyKind, PendingKey, ReadyKey } from '../key-ring.js';
import type { User } from '../users.js';
import { fromBase64Url } from './base64url.js';
import { algorithms } from './begin-registration.js';
import { readClientData } from './client-data.js';
import { readCredential } from './credential.js';
import { relyingParty } from './relying-party.js';

/** What a client sends to finish a registration. */
export interface FinishedRegistration {
  readonly kind: KeyKind;
  readonly name: string;
  /** Gives the credential; what it throws counts as a credential that cannot be parsed. */
  readonly readJson: () => unknown;
}

/**
 * Verifies a credential and keeps it as the key whose registration is pending.
 *
 * No ID chooses the registration: there is but one for each kind.
 *
 * @throws {@link ZitadelError} WEBAU-5M9so when nothing is pending, WEBAU-sEr8c when the credential
 * cannot be parsed, WEBAU-3Vb9s when it is rejected
 */
export async function finishRegistration(
  { state, host }: Call,
  user: User,
  { kind, name, readJson }: FinishedRegistration,
): Promise<void> {
  const ring = user.rings[kind];
  const { pending } = ring;
  if (!pending) throw new ZitadelError('WEBAU-5M9so');
  const attestation = await orRefuse('WEBAU-sEr8c', () => parseAttestation(readJson()));
  const { id: rpId, origin } = relyingParty(pending.rpId, host);
  const credential = await orRefuse('WEBAU-3Vb9s', () =>
    verify(attestation, pending, rpId, origin ?? attestation.origin),
  );
  // Another call can have finished or replaced the registration meanwhile.
  if (ring.pending !== pending) throw new ZitadelError('WEBAU-5M9so');
  ring.pending = undefined;
  ring.ready.set(pending.id, { id: pending.id, rpId: pending.rpId, name, ...credential });
  user.aggregate = touch(user.aggregate, state.now());
}

interface Attestation {
  readonly id: string;
  readonly origin: string;
  readonly clientDataJSON: string;
  readonly attestationObject: string;
}

function parseAttestation(value: unknown): Attestation {
  const { id, fields, response } = readCredential(value);
  fromBase64Url(fields['rawId']);
  const clientData = fromBase64Url(response['clientDataJSON']);
  const attestation = fromBase64Url(response['attestationObject']);
  const { origin } = readClientData(clientData);
  const authData = decodeAttestationObject(attestation).get('authData');
  if (!parseAuthenticatorData(authData).flags.at) throw new TypeError('there is no public key');
  return {
    id,
    origin,
    clientDataJSON: clientData.toString('base64url'),
    attestationObject: attestation.toString('base64url'),
  };
}

async function verify(
  { id, clientDataJSON, attestationObject }: Attestation,
  { challenge }: PendingKey,
  expectedRPID: string,
  expectedOrigin: string,
): Promise<Pick<ReadyKey, 'credentialId' | 'publicKey'>> {
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
    expectedOrigin,
    expectedRPID,
    // What the options asked for is not stored with the registration, so nothing enforces it here.
    requireUserVerification: false,
    supportedAlgorithmIDs: [...algorithms],
  });
  if (!registrationInfo) throw new Error('the attestation does not verify');
  const { id: credentialId, publicKey } = registrationInfo.credential;
  return { credentialId, publicKey };
}

const formats: readonly string[] = ['none', 'packed', 'fido-u2f'];

/** To verify the other formats the library would fetch from addresses that the sender has written. */
function requireKnownFormat(attestationObject: string): void {
  const bytes = Buffer.from(attestationObject, 'base64url');
  const format = decodeAttestationObject(bytes).get('fmt');
  if (!formats.includes(format)) throw new Error('the attestation is of another format');
}
