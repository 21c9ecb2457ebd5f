import { callForResponse } from '../call-hook.js';
import { readAsserted } from '../ceremony/read-credential.js';
import { readFinish } from '../ceremony/read-finish.js';
import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import type { StoredKey } from '../stores/key-store.js';
import type { AuthenticationCeremony } from './ceremonies.js';
import type { WebauthnEndpoint } from './endpoint.js';
import { openOnce } from './open-once.js';
import type { WebauthnSettings } from './settings.js';
import { verifyAssertion } from './verify-assertion.js';

/** `POST /authenticate/finish`: checks what the key has signed, and opens the site's session. */
export async function finishAuthentication(
  context: EndpointContext,
  { settings, authentications }: WebauthnEndpoint,
): Promise<Response> {
  const request = context.req.raw;
  const { credential: given, state } = await readFinish(context);
  const credential = readAsserted(given);
  const { content: ceremony, party } = await openOnce(context, state, authentications, settings);
  const key = await findKey(credential.id, ceremony, settings);
  const verified = await verifyAssertion(credential, key, { ceremony, party }, settings);
  await recordUse(key, verified.counter, settings);
  const { userVerified } = verified;
  const { mode } = ceremony;
  const session = { request, userId: key.userId, keyId: key.id, userVerified, mode };
  return callForResponse('openSession', () => settings.openSession(session));
}

/** After a password the key has to be that user's; whose another one is, is nobody's business. */
async function findKey(
  id: string,
  ceremony: AuthenticationCeremony,
  { store }: WebauthnSettings,
): Promise<StoredKey> {
  const key = await store.find(id);
  const isOthers = ceremony.mode === 'second-factor' && key?.userId !== ceremony.userId;
  if (!key || isOthers) throw problem('not_registered');
  return key;
}

async function recordUse(
  { id }: StoredKey,
  counter: number,
  { now, store }: WebauthnSettings,
): Promise<void> {
  if (await store.use(id, { counter, time: now() })) return;
  // It may have been removed while it was signing.
  throw problem((await store.find(id)) ? 'counter_not_increased' : 'not_registered');
}
