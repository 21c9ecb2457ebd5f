import { defaultKeyName } from '../ceremony/key-name.js';
import { readRegistered } from '../ceremony/read-credential.js';
import { readFinish } from '../ceremony/read-finish.js';
import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import type { StoredKey } from '../stores/key-store.js';
import { requireUser, type WebauthnEndpoint } from './endpoint.js';
import { keyJson } from './key-json.js';
import { openOnce } from './open-once.js';
import { verifyRegistration } from './verify-registration.js';

/** `POST /register/finish`: keeps the new key, if the person who began is still logged in. */
export async function finishRegistration(
  context: EndpointContext,
  { settings, registrations }: WebauthnEndpoint,
): Promise<Response> {
  const { credential: given, state, name } = await readFinish(context);
  const credential = readRegistered(given);
  const { content: ceremony, party } = await openOnce(context, state, registrations, settings);
  const user = await requireUser(context.req.raw, settings);
  if (user.id !== ceremony.userId) throw problem('flow_mismatch');
  const verified = await verifyRegistration(credential, ceremony, party, settings);
  const key: StoredKey = {
    ...verified,
    id: credential.id,
    userId: user.id,
    userHandle: ceremony.userHandle,
    name: name ?? ceremony.name ?? defaultKeyName,
    transports: credential.transports,
    appId: undefined,
    created: settings.now(),
    lastUsed: undefined,
  };
  if (!(await settings.store.add(key))) throw problem('already_registered');
  return Response.json(keyJson(key));
}
