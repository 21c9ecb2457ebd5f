import { Hono } from 'hono';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { misbehave } from '../outage.js';
import { readCaller } from './authorization.js';
import type { Route } from './call.js';
import { allowEveryOrigin } from './cors.js';
import { GrpcError, ZitadelError, refuse } from './errors.js';
import { readHost } from './host.js';
import { readLanguage } from './language.js';
import { readBody } from './read-body.js';
import { sessionRoutes } from './sessions/routes.js';
import type { ZitadelState } from './state.js';
import { authRoutes } from './v1/routes.js';
import { userRoutes } from './v2/routes.js';

/** What the server takes at most, as gRPC does. */
const largest = 4 * 1024 * 1024;

const routes: readonly Route[] = [...authRoutes, ...userRoutes, ...sessionRoutes];

/** The JSON gateway: every route, and the answers to whatever is no route. */
export function api(state: ZitadelState): Hono {
  const app = new Hono();
  app.use(allowEveryOrigin());
  app.use(misbehave(state.options));
  app.use(bodyLimit({ maxSize: largest, onError: refuseLargeBody }));
  for (const route of routes) {
    app.on(route.method, route.path, (context) => serve(state, route, context));
  }
  // After the routes: what comes here has a path of theirs, but another method.
  for (const { path } of routes) app.all(path, refuseMethod);
  app.notFound(() => refuse(new GrpcError(5, 'Not Found'), 'en'));
  app.onError((error, { req }) => {
    const isRefusal = error instanceof GrpcError || error instanceof ZitadelError;
    // Whoever called gets any other error itself; Hono would make a 500 of it and log it.
    if (!isRefusal) throw error;
    return refuse(error, readLanguage(req.header('accept-language') ?? null));
  });
  return app;
}

/** Does what the gateway does: read the message, look at the token, then call the service. */
async function serve(state: ZitadelState, route: Route, { req }: Context): Promise<Response> {
  const message = route.method === 'GET' ? req.query() : await readBody(req.raw);
  const answer = await route.handle({
    state,
    message,
    caller: readCaller(state, req.header('authorization') ?? null),
    host: readHost(req.raw, state.options.domain),
    parameter: (name) => req.param(name) ?? '',
  });
  return Response.json(answer, { status: route.status ?? 200 });
}

function refuseMethod(): Response {
  return refuse(new GrpcError(12, 'Method Not Allowed', { status: 405 }), 'en');
}

function refuseLargeBody(): Response {
  return refuse(new GrpcError(8, 'grpc: received message larger than max'), 'en');
}
