import { callForResponse } from '../call-hook.js';
import type { CeremonyState } from '../ceremony/ceremony-state.js';
import { longestState, readFinish } from '../ceremony/read-finish.js';
import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import { isObject, type JsonObject } from '../read-json.js';
import { readPosted } from '../read-posted.js';
import type { SurePassIdSignatureRequest } from './answers.js';
import { ask, keyMeanings, noKeyMeanings } from './ask.js';
import { requireClientData } from './client-data.js';
import { openOnce, requireLogins, untilGone } from './endpoint.js';
import { identify } from './identify.js';
import { readU2fSigned } from './read-u2f.js';
import type { SurePassIdSettings } from './settings.js';
import { appIdFor, nameOfHandle, toU2fRequest } from './u2f-requests.js';

/** What one key was asked to sign; each has a session of its own at SurePassID. */
export interface SurePassIdAskedKey {
  /** A name for its handle. */
  readonly key: string;
  readonly challenge: string;
  readonly sessionId: string;
}

/** A login that was begun at SurePassID. */
export interface SurePassIdAuthentication {
  readonly username: string;
  readonly psn: string;
  readonly keys: readonly SurePassIdAskedKey[];
}

/** More keys would make a state too long to be posted back. */
const mostKeys = 16;

/** Reads a login's state. */
export function readAuthentication({
  username,
  psn,
  keys,
}: JsonObject): SurePassIdAuthentication | undefined {
  const isRight = typeof username === 'string' && typeof psn === 'string' && Array.isArray(keys);
  return isRight && keys.every(isAskedKey) ? { username, psn, keys } : undefined;
}

function isAskedKey(value: unknown): value is SurePassIdAskedKey {
  const { key, challenge, sessionId }: JsonObject = isObject(value) ? value : {};
  return [key, challenge, sessionId].every((text) => typeof text === 'string');
}

/** `POST /authenticate/begin`, by `pre_sign`. */
export async function beginAuthentication(
  context: EndpointContext,
  settings: SurePassIdSettings,
  authentications: CeremonyState<SurePassIdAuthentication>,
): Promise<Response> {
  const { mode = 'second-factor', ...posted } = await readPosted(context, ['mode', 'user_id']);
  if (mode === 'passwordless') throw problem('method_not_offered');
  if (mode !== 'second-factor') throw problem('invalid_request');
  const { username, psn } = await identify(context, posted, 'u2f', settings);
  const asked = { username, psn, appId: appIdFor(context, settings) };
  const { signRequests } = await ask(
    () => settings.client.preSign(asked, untilGone(context)),
    noKeyMeanings,
  );
  const requests = signRequests.slice(0, mostKeys);
  const [first] = requests;
  if (!first) throw problem('not_registered');
  const u2f = { appId: first.appId, signRequests: requests.map(toU2fRequest) };
  const keys = await Promise.all(requests.map(toAskedKey));
  const state = await authentications.begin(context, { username, psn, keys });
  // SurePassID decides how long its sessions' names are.
  if (state.length > longestState) throw problem('surepassid_bad_response');
  return Response.json({ u2f, state });
}

async function toAskedKey({
  keyHandle,
  challenge,
  sessionId,
}: SurePassIdSignatureRequest): Promise<SurePassIdAskedKey> {
  return { key: await nameOfHandle(keyHandle), challenge, sessionId };
}

/** `POST /authenticate/finish`, by `sign`. */
export async function finishAuthentication(
  context: EndpointContext,
  settings: SurePassIdSettings,
  authentications: CeremonyState<SurePassIdAuthentication>,
): Promise<Response> {
  const { openSession } = requireLogins(settings, 'u2f');
  const { u2f, state } = await readFinish(context);
  const { keyHandle, ...signed } = readU2fSigned(u2f);
  const { username, psn, keys } = await openOnce(context, state, authentications, settings);
  const key = await nameOfHandle(keyHandle);
  const asked = keys.find((each) => each.key === key);
  if (!asked) throw problem('credential_refused', { cause: 'This key was not asked' });
  const { challenge, sessionId } = asked;
  const expected = { operation: 'sign', challenge } as const;
  await requireClientData(context, signed.clientData, expected, settings);
  const request = { username, psn, sessionId, ...signed };
  await ask(() => settings.client.sign(request, untilGone(context)), keyMeanings);
  const session = { request: context.req.raw, username, method: 'u2f' } as const;
  return callForResponse('openSession', () => openSession(session));
}
