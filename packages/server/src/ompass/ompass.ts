import { type Route, serveEndpoint } from '../endpoint.js';
import { begin } from './begin.js';
import { callbackPage } from './callback-page.js';
import type { OmpassHandler, OmpassOperation } from './context.js';
import { flowState } from './flow-state.js';
import type { OmpassServerOptions } from './options.js';
import { reset } from './reset.js';
import { readOptions } from './settings.js';
import { verify } from './verify.js';

interface OmpassRoute extends Omit<Route<OmpassOperation>, 'handle'> {
  readonly handle: OmpassHandler;
}

const routes: readonly OmpassRoute[] = [
  { path: '/begin', method: 'POST', operation: 'begin', handle: begin },
  { path: '/verify', method: 'POST', operation: 'verify', handle: verify },
  { path: '/callback', method: 'GET', operation: 'callback', isPage: true, handle: callbackPage },
  // OMPASS's console may take only redirect addresses that end in `/ompass`, as the mount point does.
  { path: '', method: 'GET', operation: 'callback', isPage: true, handle: callbackPage },
  { path: '/users/:userId', method: 'DELETE', operation: 'reset', handle: reset },
];

/**
 * A site's endpoint for OMPASS logins, as a function from request to response.
 *
 * @example
 * const handle = ompass({
 *   secretKey: process.env.OMPASS_SECRET_KEY,
 *   cookieSecret: process.env.COOKIE_SECRET,
 *   basePath: '/auth/ompass',
 *   authenticate: ({ userId, fields }) => checkPassword(userId, fields.password),
 *   openSession: ({ userId }) => Response.json({ name: userId }, { headers: newSession(userId) }),
 * });
 *
 * @throws {TypeError} at once, for wrong options
 */
export function ompass(options: OmpassServerOptions): (request: Request) => Promise<Response> {
  const settings = readOptions(options);
  const { basePath, cookieSecrets, now, onError, origins, secretKey } = settings;
  const flows = flowState({ secrets: cookieSecrets, audience: `${basePath}/verify`, now });
  return serveEndpoint({
    routes: routes.map(({ handle, ...route }) => ({
      ...route,
      handle: (context) => handle(context, { settings, flows }),
    })),
    basePath,
    origins,
    secrets: [secretKey, ...cookieSecrets],
    onError,
  });
}
