import { type KeyHandlers, keyRoutes } from '../ceremony/key-routes.js';
import { type EndpointContext, type Route, serveEndpoint } from '../endpoint.js';
import { problem } from '../problem.js';
import { beginAuthentication, finishAuthentication, readAuthentication } from './authentication.js';
import { type SurePassIdEndpoint, surePassIdState } from './endpoint.js';
import { listKeys, removeKey } from './keys.js';
import { loginFlows } from './login-flow.js';
import type { SurePassIdOperation, SurePassIdServerOptions } from './options.js';
import { sendOtp, verifyOtp } from './otp.js';
import { beginPush, pushStatus } from './push.js';
import { beginRegistration, finishRegistration, readRegistration } from './registration.js';
import { readOptions, type SurePassIdSettings } from './settings.js';

/**
 * A site's endpoint for U2F keys, codes and questions on the phone that SurePassID keeps, as a function
 * from request to response.
 *
 * @example
 * const handle = surepassid({
 *   server: 'cloud.surepassid.com',
 *   accountName: process.env.SUREPASSID_NAME,
 *   accountKey: process.env.SUREPASSID_KEY,
 *   cookieSecret: process.env.COOKIE_SECRET,
 *   basePath: '/auth/keys',
 *   currentUser: (request) => userOf(request)?.name ?? null,
 *   authenticate: ({ userId, fields }) => checkPassword(userId, fields.password),
 *   openSession: ({ username }) => Response.json({ name: username }, { headers: newSession(username) }),
 * });
 *
 * @throws {TypeError} at once, for wrong options
 */
export function surepassid(
  options: SurePassIdServerOptions,
): (request: Request) => Promise<Response> {
  const settings = readOptions(options);
  const { basePath, cookieSecrets, onError, origins } = settings;
  return serveEndpoint<SurePassIdOperation>({
    routes: [
      ...keyRoutes(keyHandlers(settings)),
      ...otherRoutes({ settings, flows: loginFlows(settings) }),
    ],
    basePath,
    origins,
    secrets: [...cookieSecrets, options.accountName, options.accountKey],
    onError,
  });
}

function keyHandlers(settings: SurePassIdSettings): KeyHandlers {
  const registrations = surePassIdState(settings, 'register/finish', readRegistration);
  const authentications = surePassIdState(settings, 'authenticate/finish', readAuthentication);
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

function otherRoutes(endpoint: SurePassIdEndpoint): readonly Route<SurePassIdOperation>[] {
  const handlers = [
    ['otp/send', sendOtp],
    ['otp/verify', verifyOtp],
    ['push/begin', beginPush],
    ['push/status', pushStatus],
  ] as const;
  return handlers.map(([operation, handler]) => ({
    path: `/${operation}`,
    method: 'POST',
    operation,
    handle: (context: EndpointContext) => handler(context, endpoint),
  }));
}
