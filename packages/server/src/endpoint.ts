import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { describeFailure } from './describe-failure.js';
import { Problem, problem, problemResponse } from './problem.js';
import { isSameOrigin } from './same-origin.js';

/** What the site's log may know of a refusal or failure. No key, token or password is in it. */
export interface EndpointFailure<Operation extends string = string> {
  /** Which part of the endpoint it was; `undefined` for an address that is none of ours. */
  readonly operation: Operation | undefined;
  /** The code the page was told. */
  readonly code: string;
  /** The HTTP status the page was told. */
  readonly status: number;
  /** The error behind it, with its causes, as text from which secrets have been cut. */
  readonly detail: string | undefined;
}

/** What one request's handlers share. */
export interface EndpointEnvironment {
  Variables: {
    operation: string | undefined;
    /** What was posted in confidence, to be cut out of anything that is logged. */
    confidential: readonly string[] | undefined;
    /** The `Set-Cookie` that goes with the answer, whatever that is. */
    cookie: string | undefined;
  };
}

/** Hono's context with our variables. */
export type EndpointContext = Context<EndpointEnvironment>;

/** One thing an endpoint does. */
export interface Route<Operation extends string> {
  /** Below the base path, as Hono writes it. */
  readonly path: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly operation: Operation;
  /** Whether it is a page, to which a browser may come from another site. */
  readonly isPage?: boolean;
  readonly handle: (context: EndpointContext) => Response | Promise<Response>;
}

/** What an endpoint is made of. */
export interface EndpointOptions<Operation extends string> {
  readonly routes: readonly Route<Operation>[];
  readonly basePath: string;
  readonly origins: readonly string[] | undefined;
  /** What must never be in a log. */
  readonly secrets: readonly string[];
  readonly onError: (failure: EndpointFailure<Operation>) => void;
}

type EndpointApp = Hono<EndpointEnvironment>;

/** A table of routes as a function from request to response, which answers a problem where one fails. */
export function serveEndpoint<Operation extends string>(
  options: EndpointOptions<Operation>,
): (request: Request) => Promise<Response> {
  const app: EndpointApp = new Hono();
  app.use(finish);
  for (const route of options.routes) addRoute(app, route, options);
  for (const path of new Set(options.routes.map((route) => route.path))) {
    refuseOtherMethods(app, path, options);
  }
  const refuse = (error: Error, context: EndpointContext): Response => {
    const shown = error instanceof Problem ? error : problem('internal_error', { cause: error });
    tell(options, context, shown);
    return problemResponse(shown);
  };
  app.onError(refuse);
  app.notFound((context) => refuse(problem('not_found'), context));
  return async (request) => app.fetch(request);
}

/** Adds what every answer has, whether a page or a problem. */
const finish: MiddlewareHandler<EndpointEnvironment> = async (context, next) => {
  await next();
  const { headers } = context.res;
  headers.set('Cache-Control', 'no-store');
  headers.set('X-Content-Type-Options', 'nosniff');
  const cookie = context.get('cookie');
  if (cookie) headers.append('Set-Cookie', cookie);
};

function addRoute<Operation extends string>(
  app: EndpointApp,
  { path, method, operation, isPage, handle }: Route<Operation>,
  { basePath, origins }: EndpointOptions<Operation>,
): void {
  app.on(method, basePath + path, (context) => {
    context.set('operation', operation);
    // Anything but reading a page has to come from the site's own.
    if (!isPage && !isSameOrigin(context.req.raw, origins)) throw problem('origin_refused');
    return handle(context);
  });
}

function refuseOtherMethods<Operation extends string>(
  app: EndpointApp,
  path: string,
  { basePath, routes }: EndpointOptions<Operation>,
): void {
  const methods = routes.filter((route) => route.path === path).map(({ method }) => method);
  const allow = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : method));
  app.all(basePath + path, () => {
    throw problem('method_not_allowed', { headers: { Allow: allow.join(', ') } });
  });
}

/** Tells the site's log, which must not be able to change the answer. */
function tell<Operation extends string>(
  { secrets, onError }: EndpointOptions<Operation>,
  context: EndpointContext,
  { code, status, cause }: Problem,
): void {
  const confidential = context.get('confidential') ?? [];
  const detail = describeFailure(cause, [...secrets, ...confidential]);
  try {
    // Only a route of the table has set it.
    const operation = context.get('operation') as Operation | undefined;
    onError({ operation, code, status, detail });
  } catch {
    // Its failure is not the page's.
  }
}
