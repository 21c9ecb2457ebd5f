import type { CeremonyState } from '../ceremony/ceremony-state.js';
import { defaultKeyName, readKeyName } from '../ceremony/key-name.js';
import { openOnce } from '../ceremony/open-once.js';
import { readFinish } from '../ceremony/read-finish.js';
import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import type { JsonObject } from '../read-json.js';
import { readPosted } from '../read-posted.js';
import { ask, keyMeanings } from './ask.js';
import { requireClientData } from './client-data.js';
import { requireUser, untilGone } from './endpoint.js';
import { keyIds } from './keys.js';
import { readU2fRegistered } from './read-u2f.js';
import type { SurePassIdSettings } from './settings.js';
import { appIdFor, conversion, toU2fRequest } from './u2f-requests.js';

/** A registration that was begun at SurePassID. */
export interface SurePassIdRegistration {
  readonly username: string;
  readonly name?: string | undefined;
  readonly challenge: string;
  readonly sessionId: string;
  /** Whether no key was registered. */
  readonly isFirst: boolean;
}

/** Reads a registration's state. */
export function readRegistration({
  username,
  name,
  challenge,
  sessionId,
  isFirst,
}: JsonObject): SurePassIdRegistration | undefined {
  const isRight = typeof username === 'string' && typeof challenge === 'string';
  if (!isRight || typeof sessionId !== 'string') return undefined;
  const given = typeof name === 'string' ? name : undefined;
  return { username, challenge, sessionId, name: given, isFirst: isFirst === true };
}

/** `POST /register/begin`, by `pre_enroll`. */
export async function beginRegistration(
  context: EndpointContext,
  settings: SurePassIdSettings,
  registrations: CeremonyState<SurePassIdRegistration>,
): Promise<Response> {
  const name = readKeyName((await readPosted(context, ['name', 'user_id']))['name']);
  const username = await requireUser(context, settings);
  const appId = appIdFor(context, settings);
  const { registerRequests, signRequests } = await ask(() =>
    settings.client.preEnroll({ username, appId }, untilGone(context)),
  );
  const [request] = registerRequests;
  if (!request) throw problem('surepassid_bad_response');
  const { challenge, sessionId } = request;
  const u2f = {
    appId: request.appId,
    registerRequests: [toU2fRequest(request, settings)],
    signRequests: signRequests.map((known) => toU2fRequest(known, settings)),
    ...conversion(settings),
  };
  const isFirst = signRequests.length === 0;
  const begun = { username, name, challenge, sessionId, isFirst };
  const state = await registrations.begin(context, begun);
  return Response.json({ u2f, state });
}

/** `POST /register/finish`, by `enroll`; answers `{ id?, name, created }`. */
export async function finishRegistration(
  context: EndpointContext,
  settings: SurePassIdSettings,
  registrations: CeremonyState<SurePassIdRegistration>,
): Promise<Response> {
  const { u2f, state, name: finalName } = await readFinish(context);
  const registered = readU2fRegistered(u2f);
  const begun = await openOnce(context, state, registrations, settings);
  const { challenge, sessionId, username } = begun;
  if ((await requireUser(context, settings)) !== username) throw problem('flow_mismatch');
  const expected = { operation: 'register', challenge } as const;
  await requireClientData(context, registered.clientData, expected, settings);
  const securityKeyName = finalName ?? begun.name ?? defaultKeyName;
  const known = await keyIds(context, username, settings);
  const request = { username, securityKeyName, sessionId, ...registered };
  await ask(() => settings.client.enroll(request, untilGone(context)), keyMeanings);
  const created = new Date(settings.now()).toISOString();
  const id = known && newId(known, await keyIds(context, username, settings), begun);
  // Without an `id` where the lists do not tell it.
  return Response.json({ id, name: securityKeyName, created });
}

/**
 * SurePassID does not say the id of a new key. It is the only one that was not in the list before; or the
 * only one there is, where no key was registered: then that device has waited for its key.
 */
function newId(
  known: readonly string[],
  now: readonly string[] = [],
  { isFirst }: SurePassIdRegistration,
): string | undefined {
  const added = now.filter((each) => !known.includes(each));
  const [id, ...others] = isFirst && added.length === 0 && known.length === 1 ? now : added;
  return others.length > 0 ? undefined : id;
}
