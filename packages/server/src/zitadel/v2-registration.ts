import type { CeremonyState } from '../ceremony/ceremony-state.js';
import { defaultKeyName, readKeyName } from '../ceremony/key-name.js';
import { openOnce } from '../ceremony/open-once.js';
import { readRegistered } from '../ceremony/read-credential.js';
import { readFinish } from '../ceremony/read-finish.js';
import { relyingParty } from '../ceremony/relying-party.js';
import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import type { JsonObject } from '../read-json.js';
import { readPosted } from '../read-posted.js';
import { credentialJson } from './credential-json.js';
import { requireSameSite, requireUserId } from './endpoint.js';
import { readCreationOptions } from './read-challenge.js';
import { isId, readId } from './read-factors.js';
import type { ZitadelV2Settings } from './settings.js';
import { callAsService, userPath } from './v2-call.js';

/** A registration that was begun at ZITADEL. */
export interface ZitadelRegistration {
  readonly userId: string;
  readonly u2fId: string;
  readonly name?: string | undefined;
}

/** Reads a registration's state. */
export function readRegistration(content: JsonObject): ZitadelRegistration | undefined {
  const { userId, u2fId, name } = content;
  if (typeof userId !== 'string' || !isId(u2fId)) return undefined;
  return { userId, u2fId, name: typeof name === 'string' ? name : undefined };
}

/** `POST /register/begin`, by `POST /v2/users/{userId}/u2f`. */
export async function beginRegistration(
  context: EndpointContext,
  settings: ZitadelV2Settings,
  registrations: CeremonyState<ZitadelRegistration>,
): Promise<Response> {
  const name = readKeyName((await readPosted(context, ['name']))['name']);
  const userId = await requireUserId(context, settings.currentUser);
  // Without a domain of its own a key would be for ZITADEL's host.
  const domain = relyingParty(context.req.raw, settings).id;
  const path = `${userPath(userId)}/u2f`;
  const { u2fId, publicKeyCredentialCreationOptions: options } = await callAsService(
    context,
    settings,
    { path, body: { domain } },
  );
  const publicKey = readCreationOptions(options, settings.userVerification);
  const state = await registrations.begin(context, { userId, u2fId: readId(u2fId), name });
  return Response.json({ publicKey, state });
}

/** `POST /register/finish`, by `POST /v2/users/{userId}/u2f/{u2fId}`. */
export async function finishRegistration(
  context: EndpointContext,
  settings: ZitadelV2Settings,
  registrations: CeremonyState<ZitadelRegistration>,
): Promise<Response> {
  const { credential, state, name: finalName } = await readFinish(context);
  const registered = readRegistered(credential);
  const begun = await openOnce(context, state, registrations, settings);
  await requireSameSite(context, registered, settings);
  const userId = await requireUserId(context, settings.currentUser);
  if (userId !== begun.userId) throw problem('flow_mismatch');
  const name = finalName ?? begun.name ?? defaultKeyName;
  const path = `${userPath(userId)}/u2f/${begun.u2fId}`;
  const publicKeyCredential = credentialJson(registered);
  await callAsService(context, settings, { path, body: { publicKeyCredential, tokenName: name } });
  return Response.json({ id: begun.u2fId, name });
}
