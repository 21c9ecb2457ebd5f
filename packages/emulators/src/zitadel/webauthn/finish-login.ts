import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import { parseAuthenticatorData } from '@simplewebauthn/server/helpers';
import { orRefuse } from '../errors.js';
import type { RequestedHost } from '../host.js';
import { keysFor } from '../key-ring.js';
import type { ReadyKey } from '../key-ring.js';
import type { User } from '../users.js';
import { fromBase64Url } from './base64url.js';
import { kindFor } from './begin-login.js';
import type { LoginChallenge } from './begin-login.js';
import { readClientData } from './client-data.js';
import type { ClientData } from './client-data.js';
import { readCredential } from './credential.js';
import { relyingParty } from './relying-party.js';

/**
 * Verifies the answer to a challenge; the result says whether the key verified its user.
 *
 * Counters are not compared: a clone warning does not fail the real server's check either.
 *
 * @throws {@link ZitadelError} WEBAU-ADgv4 when the assertion cannot be parsed, WEBAU-3M9si when it
 * is rejected
 */
export async function finishLogin(
  user: User,
  challenge: LoginChallenge,
  host: RequestedHost,
  credential: unknown,
): Promise<boolean> {
  const assertion = await orRefuse('WEBAU-ADgv4', () => parseAssertion(credential));
  const party = relyingParty(challenge.domain, host);
  return orRefuse('WEBAU-3M9si', () => {
    if (assertion.userHandle.length > 0 && !assertion.userHandle.equals(Buffer.from(user.id))) {
      throw new Error('the key is another user’s');
    }
    const keys = keysFor(user.rings[kindFor(challenge)], challenge.domain, host.instanceDomain);
    const key = keys.find(({ credentialId }) => credentialId === assertion.id);
    if (!key) throw new Error('the key is not known');
    return verify(assertion, challenge, key, {
      expectedRPID: party.id,
      expectedOrigin: party.origin ?? assertion.clientData.origin,
    });
  });
}

interface Assertion {
  /** base64url. */
  readonly id: string;
  readonly clientData: ClientData;
  readonly clientDataJSON: string;
  readonly authenticatorData: string;
  readonly signature: string;
  readonly userHandle: Buffer;
}

function parseAssertion(value: unknown): Assertion {
  const { fields, response } = readCredential(value);
  const clientData = fromBase64Url(response['clientDataJSON']);
  const authenticatorData = fromBase64Url(response['authenticatorData']);
  parseAuthenticatorData(authenticatorData);
  return {
    // Keys are looked up by the raw ID.
    id: fromBase64Url(fields['rawId']).toString('base64url'),
    clientData: readClientData(clientData),
    clientDataJSON: clientData.toString('base64url'),
    authenticatorData: authenticatorData.toString('base64url'),
    signature: fromBase64Url(response['signature']).toString('base64url'),
    userHandle: fromBase64Url(response['userHandle']),
  };
}

async function verify(
  { id, clientData, clientDataJSON, authenticatorData, signature }: Assertion,
  { challenge, userVerification }: LoginChallenge,
  { credentialId, publicKey }: ReadyKey,
  expected: { readonly expectedRPID: string; readonly expectedOrigin: string },
): Promise<boolean> {
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    ...expected,
    response: {
      id,
      rawId: id,
      type: 'public-key',
      response: { clientDataJSON, authenticatorData, signature },
      clientExtensionResults: {},
    },
    expectedChallenge: challenge,
    // A page in a frame is not told from one that is not.
    ...(clientData.topOrigin !== undefined && { expectedTopOrigin: clientData.topOrigin }),
    credential: { id: credentialId, publicKey, counter: 0 },
    requireUserVerification: userVerification === 'required',
  });
  if (!verified) throw new Error('the signature does not verify');
  return authenticationInfo.userVerified;
}
