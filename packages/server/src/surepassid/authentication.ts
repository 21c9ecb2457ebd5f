import { callForResponse } from '../call-hook.js';
import type { CeremonyState } from '../ceremony/ceremony-state.js';
import { openOnce } from '../ceremony/open-once.js';
import { longestState, readFinish } from '../ceremony/read-finish.js';
import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import { isObject, type JsonObject } from '../read-json.js';
import { readPosted } from '../read-posted.js';
import { ask, keyMeanings } from './ask.js';
import { requireClientData } from './client-data.js';
import { requireLogins, untilGone } from './endpoint.js';
import { identify } from './identify.js';
import { readU2fSigned } from './read-u2f.js';
import type { SurePassIdSettings } from './settings.js';
import { type AskedKey, findSignRequests } from './sign-requests.js';
import { conversion, nameOfHandle, toU2fRequest } from './u2f-requests.js';

/** What one key was asked to sign; each has a session of its own at SurePassID. */
export interface SurePassIdAskedKey {
  /** A name for its handle. */
  readonly key: string;
  /** The serial number it was asked for by; empty for the user's first key. */
  readonly psn: string;
  readonly challenge: string;
  readonly sessionId: string;
}

/** A login that was begun at SurePassID. */
export interface SurePassIdAuthentication {
  readonly username: string;
  readonly keys: readonly SurePassIdAskedKey[];
}

/** Reads a login's state. */
export function readAuthentication({
  username,
  keys,
}: JsonObject): SurePassIdAuthentication | undefined {
  const isRight = typeof username === 'string' && Array.isArray(keys) && keys.every(isAskedKey);
  return isRight ? { username, keys } : undefined;
}

function isAskedKey(value: unknown): value is SurePassIdAskedKey {
  const { key, psn, challenge, sessionId }: JsonObject = isObject(value) ? value : {};
  return [key, psn, challenge, sessionId].every((text) => typeof text === 'string');
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
  const user = await identify(context, posted, 'u2f', settings);
  const found = await findSignRequests(context, user, settings);
  const all = await Promise.all(found.map(toAskedKey));
  const { keys, state } = await sealAsMany(all, (keys) =>
    authentications.begin(context, { username: user.username, keys }),
  );
  const requests = found.slice(0, keys.length);
  const u2f = {
    appId: requests[0]?.appId,
    signRequests: requests.map((request) => toU2fRequest(request, settings)),
    ...conversion(settings),
  };
  return Response.json({ u2f, state });
}

/** SurePassID decides how long its sessions' names are; as many keys are asked as a state has room for. */
async function sealAsMany(
  all: readonly SurePassIdAskedKey[],
  seal: (keys: readonly SurePassIdAskedKey[]) => Promise<string>,
) {
  for (let count = all.length; count > 0; count -= 1) {
    const keys = all.slice(0, count);
    const state = await seal(keys);
    if (state.length <= longestState) return { keys, state };
  }
  throw problem('surepassid_bad_response');
}

async function toAskedKey({
  keyHandle,
  psn,
  challenge,
  sessionId,
}: AskedKey): Promise<SurePassIdAskedKey> {
  return { key: await nameOfHandle(keyHandle), psn, challenge, sessionId };
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
  const { username, keys } = await openOnce(context, state, authentications, settings);
  const key = await nameOfHandle(keyHandle);
  const asked = keys.find((each) => each.key === key);
  if (!asked) throw problem('credential_refused', { cause: 'This key was not asked' });
  const { challenge, psn, sessionId } = asked;
  const expected = { operation: 'sign', challenge } as const;
  await requireClientData(context, signed.clientData, expected, settings);
  const request = { username, psn, sessionId, ...signed };
  await ask(() => settings.client.sign(request, untilGone(context)), keyMeanings);
  const session = { request: context.req.raw, username, method: 'u2f' } as const;
  return callForResponse('openSession', () => openSession(session));
}
