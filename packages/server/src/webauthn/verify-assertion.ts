import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import { requireOwnPage } from '../ceremony/client-data.js';
import type { AssertedCredential } from '../ceremony/read-credential.js';
import { refuseOnError } from '../ceremony/refuse-on-error.js';
import type { RelyingParty } from '../ceremony/relying-party.js';
import { problem } from '../problem.js';
import type { StoredKey } from '../stores/key-store.js';
import type { AuthenticationCeremony } from './ceremonies.js';
import { loginVerification } from './policy.js';
import type { WebauthnSettings } from './settings.js';

/** What a key has proved. */
export interface VerifiedAssertion {
  readonly userVerified: boolean;
  readonly counter: number;
}

/**
 * Checks a key's signature and all that is signed (WebAuthn Level 3, 7.2), except that the counter has
 * grown: the store alone can say that for certain.
 * @throws {Problem} `credential_refused`, `user_verification_required`
 */
export async function verifyAssertion(
  credential: AssertedCredential,
  key: StoredKey,
  { ceremony, party }: { ceremony: AuthenticationCeremony; party: RelyingParty },
  settings: WebauthnSettings,
): Promise<VerifiedAssertion> {
  const verified = await refuseOnError(async () => {
    const page = requireOwnPage(credential.clientDataJSON, party, settings.embedded);
    requireHandle(credential, key, ceremony);
    const expectedRpId = signsForAppId(credential, key, ceremony, settings) ?? party.id;
    return checkSignature(credential, key, {
      challenge: ceremony.challenge,
      origins: party.origins,
      rpId: expectedRpId,
      topOrigin: page.topOrigin,
    });
  });
  if (loginVerification(ceremony.mode, settings) === 'required' && !verified.userVerified) {
    throw problem('user_verification_required');
  }
  return verified;
}

/**
 * A handle names the user the key was registered for. Without a password it has to be there (7.2 step 6);
 * after one it may be missing, on either side.
 */
function requireHandle(
  { userHandle }: AssertedCredential,
  key: StoredKey,
  { mode }: AuthenticationCeremony,
): void {
  const isMissing = userHandle === undefined || key.userHandle === undefined;
  if (isMissing ? mode === 'passwordless' : userHandle !== key.userHandle) {
    throw new Error('The user handle is missing or another');
  }
}

/**
 * The App ID, where an old U2F key has signed for it. Bound to keys that were registered so: the
 * browser's word alone must not choose whom a signature is for.
 */
function signsForAppId(
  { usedAppId }: AssertedCredential,
  key: StoredKey,
  { mode }: AuthenticationCeremony,
  { appId }: WebauthnSettings,
): string | undefined {
  const isOffered = mode === 'second-factor' && appId !== undefined && key.appId === appId;
  return isOffered && usedAppId ? appId : undefined;
}

interface Expected {
  readonly challenge: string;
  readonly origins: readonly string[];
  /** The text whose hash was signed. */
  readonly rpId: string;
  readonly topOrigin: string | undefined;
}

async function checkSignature(
  { id, clientDataJSON, authenticatorData, signature }: AssertedCredential,
  key: StoredKey,
  { challenge, origins, rpId, topOrigin }: Expected,
): Promise<VerifiedAssertion> {
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: {
      id,
      rawId: id,
      type: 'public-key',
      response: { clientDataJSON, authenticatorData, signature },
      clientExtensionResults: {},
    },
    expectedChallenge: challenge,
    expectedOrigin: [...origins],
    expectedRPID: rpId,
    ...(topOrigin === undefined ? {} : { expectedTopOrigin: topOrigin }),
    // The counter is left to the store, which compares and records in one step.
    credential: { id, publicKey: Uint8Array.from(key.publicKey), counter: 0 },
    // Looked at by the caller, for it has a code of its own.
    requireUserVerification: false,
  });
  if (!verified) throw new Error('The signature is wrong');
  return {
    userVerified: authenticationInfo.userVerified,
    counter: authenticationInfo.newCounter,
  };
}
