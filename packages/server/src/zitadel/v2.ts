import type { KeyHandlers } from '../ceremony/key-routes.js';
import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import { requireUserId, zitadelState } from './endpoint.js';
import { isId, readFactors } from './read-factors.js';
import type { ZitadelV2Settings } from './settings.js';
import {
  beginAuthentication,
  finishAuthentication,
  readAuthentication,
} from './v2-authentication.js';
import { callAsService, userPath } from './v2-call.js';
import { beginRegistration, finishRegistration, readRegistration } from './v2-registration.js';

/** Security keys by ZITADEL's v2 interface, with the site's own token. */
export function zitadelV2(settings: ZitadelV2Settings): KeyHandlers {
  const registrations = zitadelState(settings, 'register/finish', readRegistration);
  const authentications = zitadelState(settings, 'authenticate/finish', readAuthentication);
  return {
    'register/begin': (context) => beginRegistration(context, settings, registrations),
    'register/finish': (context) => finishRegistration(context, settings, registrations),
    'authenticate/begin': (context) => beginAuthentication(context, settings, authentications),
    'authenticate/finish': (context) => finishAuthentication(context, settings, authentications),
    'keys/list': (context) => listKeys(context, settings),
    'keys/rename': () => {
      throw problem('method_not_offered');
    },
    'keys/remove': (context) => removeKey(context, settings),
  };
}

async function listKeys(context: EndpointContext, settings: ZitadelV2Settings): Promise<Response> {
  const userId = await requireUserId(context, settings.currentUser);
  const path = `${userPath(userId)}/authentication_factors/_search`;
  const body = { authFactors: ['U2F'], states: ['AUTH_FACTOR_STATE_READY'] };
  return Response.json(readFactors(await callAsService(context, settings, { path, body })));
}

async function removeKey(context: EndpointContext, settings: ZitadelV2Settings): Promise<Response> {
  const userId = await requireUserId(context, settings.currentUser);
  const id = context.req.param('id');
  if (!isId(id)) throw problem('key_not_found');
  await callAsService(context, settings, {
    method: 'DELETE',
    path: `${userPath(userId)}/u2f/${id}`,
  });
  return new Response(null, { status: 204 });
}
