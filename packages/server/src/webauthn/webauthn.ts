import { ceremonyState } from '../ceremony/ceremony-state.js';
import { keyRoutes } from '../ceremony/key-routes.js';
import { serveEndpoint } from '../endpoint.js';
import { beginAuthentication } from './begin-authentication.js';
import { beginRegistration } from './begin-registration.js';
import { readAuthentication, readRegistration } from './ceremonies.js';
import type { WebauthnEndpoint } from './endpoint.js';
import { finishAuthentication } from './finish-authentication.js';
import { finishRegistration } from './finish-registration.js';
import { listKeys, removeKey, renameKey } from './keys.js';
import type { WebauthnServerOptions } from './options.js';
import { readOptions, type WebauthnSettings } from './settings.js';

/**
 * A site's endpoint for security keys and passkeys, as a function from request to response.
 *
 * @example
 * const handle = webauthn({
 *   rpName: 'Example',
 *   cookieSecret: process.env.COOKIE_SECRET,
 *   basePath: '/auth/keys',
 *   store: memoryStore(),
 *   currentUser: (request) => userOf(request),
 *   authenticate: ({ userId, fields }) => checkPassword(userId, fields.password),
 *   openSession: ({ userId }) => Response.json({ name: userId }, { headers: newSession(userId) }),
 * });
 *
 * @throws {TypeError} at once, for wrong options
 */
export function webauthn(options: WebauthnServerOptions): (request: Request) => Promise<Response> {
  const settings = readOptions(options);
  const { basePath, cookieSecrets, onError, origins } = settings;
  const endpoint: WebauthnEndpoint = { settings, ...ceremonies(settings) };
  return serveEndpoint({
    routes: keyRoutes({
      'register/begin': (context) => beginRegistration(context, endpoint),
      'register/finish': (context) => finishRegistration(context, endpoint),
      'authenticate/begin': (context) => beginAuthentication(context, endpoint),
      'authenticate/finish': (context) => finishAuthentication(context, endpoint),
      'keys/list': (context) => listKeys(context, endpoint),
      'keys/rename': (context) => renameKey(context, endpoint),
      'keys/remove': (context) => removeKey(context, endpoint),
    }),
    basePath,
    origins,
    secrets: cookieSecrets,
    onError,
  });
}

/** How long a finished ceremony may be on its way here, in seconds. */
const grace = 60;

function ceremonies(settings: WebauthnSettings): Omit<WebauthnEndpoint, 'settings'> {
  const { basePath, cookieSecrets: secrets, now, timeout } = settings;
  const lifetime = Math.ceil(timeout / 1000) + grace;
  const common = { secrets, now, lifetime, cookie: settings };
  return {
    registrations: ceremonyState({
      ...common,
      type: 'second-factor-registration+jwt',
      audience: `${basePath}/register/finish`,
      read: readRegistration,
    }),
    authentications: ceremonyState({
      ...common,
      type: 'second-factor-authentication+jwt',
      audience: `${basePath}/authenticate/finish`,
      read: readAuthentication,
    }),
  };
}
