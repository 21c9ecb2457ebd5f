import { SecondFactorError } from '../errors.js';
import { decodeBytes, encodeBytes } from '../webauthn/bytes.js';
import { challengeOf } from './challenge-of.js';
import type { U2fChallenge, U2fRegisterRequest, U2fSignRequest } from './read-challenge.js';
import { inconvertible } from './refusals.js';

/**
 * A U2F registration as WebAuthn's options. The new key is bound to the hash of the RP ID's text, so that
 * this text has to be the server's App ID: with one that is a URL no server could verify it.
 * @throws {SecondFactorError} `unsupported`, with the reason; `invalid_app_id`
 */
export function toCreationOptions({ registerRequests, signRequests }: U2fChallenge): object {
  const rpId = idOf(registerRequests.map(({ appId }) => appId).filter(isRpId), 'RP ID');
  if (!rpId) throw inconvertible('The App ID is a URL: a key made by WebAuthn would not verify');
  requireOwnId(rpId);
  const appidExclude = idOf(urlsOf(signRequests), 'App ID');
  return {
    challenge: toCanonical(challengeOf(registerRequests)),
    rp: { id: rpId, name: rpId },
    // Keys of the U2F days keep neither; newer ones are asked not to.
    user: { id: encodeBytes(crypto.getRandomValues(new Uint8Array(32))), name: rpId },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    excludeCredentials: signRequests.map(toDescriptor),
    authenticatorSelection: {
      authenticatorAttachment: 'cross-platform',
      residentKey: 'discouraged',
      userVerification: 'discouraged',
    },
    // The make's signature is part of U2F's message.
    attestation: 'direct',
    ...(appidExclude && { extensions: { appidExclude } }),
  };
}

/**
 * A question to U2F keys as WebAuthn's options: keys of an App ID that is a URL sign by the extension
 * `appid`, others by the RP ID (WebAuthn Level 3, 10.1.1).
 * @throws {SecondFactorError} `unsupported`, with the reason; `invalid_app_id`
 */
export function toRequestOptions({ signRequests }: U2fChallenge): object {
  const rpId = idOf(signRequests.map(({ appId }) => appId).filter(isRpId), 'RP ID');
  if (rpId) requireOwnId(rpId);
  const appid = idOf(urlsOf(signRequests), 'App ID');
  return {
    challenge: toCanonical(challengeOf(signRequests)),
    rpId: rpId ?? location.hostname,
    allowCredentials: signRequests.map(toDescriptor),
    userVerification: 'discouraged',
    ...(appid && { extensions: { appid } }),
  };
}

/** Without `internal`, by which a browser would look for the key in the computer. */
function toDescriptor({ keyHandle, transports }: U2fSignRequest): object {
  const known = transports?.filter((name) => /^(usb|nfc|ble)$/.test(name)) ?? [];
  return { type: 'public-key', id: keyHandle, ...(known.length > 0 && { transports: known }) };
}

function isRpId(appId: string): boolean {
  return !appId.includes(':');
}

function urlsOf(requests: readonly U2fRegisterRequest[]): readonly string[] {
  return requests.map(({ appId }) => appId).filter((appId) => !isRpId(appId));
}

/** The one there is, for WebAuthn takes no two. */
function idOf(ids: readonly string[], what: string): string | undefined {
  const [id, ...others] = new Set(ids);
  if (others.length > 0) throw inconvertible(`The keys have more than one ${what}`);
  return id;
}

function requireOwnId(rpId: string): void {
  const { hostname } = location;
  if (hostname === rpId || hostname.endsWith(`.${rpId}`)) return;
  throw new SecondFactorError('invalid_app_id', 'The App ID is no domain of this page', {
    phase: 'ceremony',
  });
}

/** Browsers write challenges in one way, and U2F's servers compare their text. */
function toCanonical(challenge: string): string {
  if (encodeBytes(decodeBytes(challenge, 'challenge')) === challenge) return challenge;
  throw inconvertible('The challenge is not in base64url without padding');
}
