import { generateAuthenticationOptions } from '@simplewebauthn/server';
import { callForUser } from '../call-hook.js';
import { relyingParty } from '../ceremony/relying-party.js';
import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import type { Fields } from '../read-json.js';
import { readPosted, withoutPrototype } from '../read-posted.js';
import { readUserId } from '../user-id.js';
import { isMode } from './ceremonies.js';
import type { WebauthnEndpoint } from './endpoint.js';
import { type KeyList, usableKeys } from './key-list.js';
import type { WebauthnCredentials, WebauthnMode } from './options.js';
import { loginVerification } from './policy.js';
import type { WebauthnSettings } from './settings.js';

/** `POST /authenticate/begin`: what a browser needs to have a key sign. */
export async function beginAuthentication(
  context: EndpointContext,
  { settings, authentications }: WebauthnEndpoint,
): Promise<Response> {
  const request = context.req.raw;
  const posted = await readPosted(context, ['mode', 'user_id']);
  const { mode, ...login } = readBegin(posted, settings.modes);
  const who = await identify(mode, { ...login, request }, settings);
  const party = relyingParty(request, settings);
  const publicKey = await generateAuthenticationOptions({
    rpID: party.id,
    allowCredentials: who.keys.descriptors,
    timeout: settings.timeout,
    userVerification: loginVerification(mode, settings),
    ...(who.keys.appId === undefined ? {} : { extensions: { appid: who.keys.appId } }),
  });
  const { challenge } = publicKey;
  const state = await authentications.begin(context, { ...who.begun, challenge, rpId: party.id });
  return Response.json({ publicKey, state });
}

/** What a page posts to begin a login. */
export interface BeginRequest {
  readonly mode: WebauthnMode;
  readonly userId: string | undefined;
  /** All other fields: the login form's. */
  readonly fields: Fields;
}

/** Reads a begin; a page that names no mode means the second factor, where there is one. */
export function readBegin(
  { mode, user_id, ...fields }: Fields,
  modes: readonly WebauthnMode[],
): BeginRequest {
  const first = modes.includes('second-factor') ? 'second-factor' : 'passwordless';
  const asked = mode ?? first;
  if (!isMode(asked)) throw problem('invalid_request');
  if (!modes.includes(asked)) throw problem('method_not_offered');
  return { mode: asked, userId: readUserId(user_id), fields: withoutPrototype(fields) };
}

type Begun =
  { readonly mode: 'second-factor'; readonly userId: string } | { readonly mode: 'passwordless' };

interface Identified {
  readonly begun: Begun;
  readonly keys: KeyList;
}

/**
 * Who is to log in, and by which keys. Without a password nobody is named, so that nobody can find out
 * who has keys; with one, that is told only to who knows the password.
 */
async function identify(
  mode: WebauthnMode,
  login: WebauthnCredentials,
  { authenticate, store, appId }: WebauthnSettings,
): Promise<Identified> {
  if (mode === 'passwordless' || !authenticate) {
    return { begun: { mode: 'passwordless' }, keys: usableKeys([], undefined) };
  }
  const userId = await callForUser('authenticate', () => authenticate(login));
  if (!userId) throw problem('password_required');
  const keys = usableKeys(await store.list(userId), appId);
  if (keys.descriptors.length === 0) throw problem('not_registered');
  return { begun: { mode, userId }, keys };
}
