import { generateRegistrationOptions } from '@simplewebauthn/server';
import { fromBase64, randomText } from '../base64url.js';
import { readKeyName } from '../ceremony/key-name.js';
import { type RelyingParty, relyingParty } from '../ceremony/relying-party.js';
import type { EndpointContext } from '../endpoint.js';
import { readPosted } from '../read-posted.js';
import type { StoredKey } from '../stores/key-store.js';
import { requireUser, type WebauthnEndpoint } from './endpoint.js';
import { listKeys } from './key-list.js';
import type { WebauthnUser } from './options.js';
import { registrationPolicy, supportedAlgorithms } from './policy.js';
import type { WebauthnSettings } from './settings.js';

/** `POST /register/begin`: what a browser needs to have a key register, for whoever is logged in. */
export async function beginRegistration(
  context: EndpointContext,
  { settings, registrations }: WebauthnEndpoint,
): Promise<Response> {
  const request = context.req.raw;
  const name = readKeyName((await readPosted(context, ['name']))['name']);
  const user = await requireUser(request, settings);
  const party = relyingParty(request, settings);
  const keys = await settings.store.list(user.id);
  const publicKey = await creationOptions({ user, party, keys }, settings);
  const state = await registrations.begin(context, {
    challenge: publicKey.challenge,
    rpId: party.id,
    userId: user.id,
    userHandle: publicKey.user.id,
    name,
  });
  return Response.json({ publicKey, state });
}

interface Registrant {
  readonly user: WebauthnUser;
  readonly party: RelyingParty;
  readonly keys: readonly StoredKey[];
}

async function creationOptions({ user, party, keys }: Registrant, settings: WebauthnSettings) {
  const { descriptors, appId } = listKeys(keys, settings.appId);
  const { residentKey, userVerification } = registrationPolicy(settings);
  const options = await generateRegistrationOptions({
    rpName: settings.rpName,
    rpID: party.id,
    userName: user.name,
    userDisplayName: user.displayName ?? user.name,
    userID: userHandle(keys),
    timeout: settings.timeout,
    attestationType: 'none',
    excludeCredentials: descriptors,
    authenticatorSelection: { residentKey, userVerification },
    supportedAlgorithmIDs: [...supportedAlgorithms],
  });
  if (appId === undefined) return options;
  // Browsers then refuse a key, too, that is registered by U2F (WebAuthn Level 3, 10.1.2).
  return { ...options, extensions: { ...options.extensions, appidExclude: appId } };
}

/** The random id that authenticators know a user by, the same for all of a user's keys. */
function userHandle(keys: readonly StoredKey[]): Uint8Array<ArrayBuffer> {
  const known = keys.find((key) => key.userHandle !== undefined)?.userHandle ?? randomText();
  return fromBase64(known) ?? new Uint8Array();
}
