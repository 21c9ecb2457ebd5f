import { Hono, type MiddlewareHandler } from 'hono';
import { describeFailure } from '../describe-failure.js';
import { flowState } from '../flow-state.js';
import { Problem, problem, problemResponse } from '../problem.js';
import { isSameOrigin } from '../same-origin.js';
import { begin } from './begin.js';
import { callbackPage } from './callback-page.js';
import type {
  OmpassContext,
  OmpassEndpoint,
  OmpassEnvironment,
  OmpassHandler,
  OmpassOperation,
} from './context.js';
import type { OmpassServerOptions } from './options.js';
import { reset } from './reset.js';
import { type OmpassSettings, readOptions } from './settings.js';
import { verify } from './verify.js';

type OmpassApp = Hono<OmpassEnvironment>;

interface Route {
  readonly path: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly operation: OmpassOperation;
  readonly handle: OmpassHandler;
}

const routes: readonly Route[] = [
  { path: '/begin', method: 'POST', operation: 'begin', handle: begin },
  { path: '/verify', method: 'POST', operation: 'verify', handle: verify },
  { path: '/callback', method: 'GET', operation: 'callback', handle: callbackPage },
  // OMPASS's console may take only redirect addresses that end in `/ompass`, as the mount point does.
  { path: '', method: 'GET', operation: 'callback', handle: callbackPage },
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
  const { basePath, cookieSecrets: secrets, now } = settings;
  const flows = flowState({ secrets, audience: `${basePath}/verify`, now });
  const app: OmpassApp = new Hono();
  app.use(finish);
  for (const route of routes) addRoute(app, basePath, route, { settings, flows });
  const refuse = (error: Error, context: OmpassContext): Response => {
    const shown = error instanceof Problem ? error : problem('internal_error', { cause: error });
    tell(settings, context, shown);
    return problemResponse(shown);
  };
  app.onError(refuse);
  app.notFound((context) => refuse(problem('not_found'), context));
  return async (request) => app.fetch(request);
}

/** Adds what every answer has, whether a page or a problem. */
const finish: MiddlewareHandler<OmpassEnvironment> = async (context, next) => {
  await next();
  const { headers } = context.res;
  headers.set('Cache-Control', 'no-store');
  headers.set('X-Content-Type-Options', 'nosniff');
  const cookie = context.get('flowCookie');
  if (cookie) headers.append('Set-Cookie', cookie);
};

function addRoute(
  app: OmpassApp,
  basePath: string,
  { path, method, operation, handle }: Route,
  endpoint: OmpassEndpoint,
): void {
  app.on(method, basePath + path, (context) => {
    context.set('operation', operation);
    requireOwnPage(context.req.raw, endpoint.settings.origins);
    return handle(context, endpoint);
  });
  app.all(basePath + path, () => {
    const allow = method === 'GET' ? 'GET, HEAD' : method;
    throw problem('method_not_allowed', { headers: { Allow: allow } });
  });
}

/** Anything but reading a page has to come from the site's own. */
function requireOwnPage(request: Request, origins: readonly string[] | undefined): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  if (!isSameOrigin(request, origins)) throw problem('origin_refused');
}

/** Tells the site's log, which must not be able to change the answer. */
function tell(
  settings: OmpassSettings,
  context: OmpassContext,
  { code, status, cause }: Problem,
): void {
  const { secretKey, cookieSecrets, onError } = settings;
  const confidential = context.get('confidential') ?? [];
  const detail = describeFailure(cause, [secretKey, ...cookieSecrets, ...confidential]);
  try {
    onError({ operation: context.get('operation'), code, status, detail });
  } catch {
    // Its failure is not the page's.
  }
}
