import { keyRoutes } from '../ceremony/key-routes.js';
import { serveEndpoint } from '../endpoint.js';
import type { ZitadelServerOptions } from './options.js';
import { readOptions } from './settings.js';
import { zitadelV1 } from './v1.js';
import { zitadelV2 } from './v2.js';

/**
 * A site's endpoint for security keys that ZITADEL keeps, as a function from request to response.
 *
 * @example
 * const handle = zitadel({
 *   url: 'https://acme.zitadel.cloud',
 *   serviceToken: process.env.ZITADEL_TOKEN,
 *   cookieSecret: process.env.COOKIE_SECRET,
 *   basePath: '/auth/keys',
 *   currentUser: (request) => zitadelIdOf(request),
 *   authenticate: ({ userId, fields }) => checkPassword(userId, fields.password),
 *   openSession: ({ userId }) => Response.json({ name: userId }, { headers: newSession(userId) }),
 * });
 *
 * @throws {TypeError} at once, for wrong options
 */
export function zitadel(options: ZitadelServerOptions): (request: Request) => Promise<Response> {
  const settings = readOptions(options);
  const { basePath, cookieSecrets, onError, origins } = settings;
  const isV1 = settings.version === 'v1';
  const token = isV1 || typeof settings.serviceToken !== 'string' ? [] : [settings.serviceToken];
  return serveEndpoint({
    routes: keyRoutes(isV1 ? zitadelV1(settings) : zitadelV2(settings)),
    basePath,
    origins,
    secrets: [...cookieSecrets, ...token],
    onError,
  });
}
