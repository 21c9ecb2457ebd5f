import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { misbehave } from '../outage.js';
import { beginEnrollment, doEnrollment } from './enrollment.js';
import { NetiqRequestError, refuse } from './errors.js';
import { deleteKey, listKeys } from './keys.js';
import { beginLogon, doLogon } from './logon.js';
import { assertOptions } from './options.js';
import type { NetiqEmulatorOptions } from './options.js';
import { readBody, readUserId } from './read-request.js';
import type { Fields } from './read-request.js';
import { createState } from './state.js';
import type { NetiqState } from './state.js';

/** A U2F server in NetIQ's shape in memory, behind one function. */
export type NetiqEmulator = (request: Request) => Promise<Response>;

/**
 * Makes an emulator of a U2F server that is called in NetIQ's way: begin a ceremony, then do it.
 *
 * What a client of NetIQ's sends and reads is there; signatures, challenges, origins and counters
 * are verified. How failures look, and the list of keys, are ours: the vendor publishes neither.
 *
 * @throws `TypeError` when an option cannot be used
 *
 * @example
 * const netiq = emulateNetiq({ appId: 'https://site.example' });
 * const { url } = await listen(netiq, { port: 8094 });
 */
export function emulateNetiq(options: NetiqEmulatorOptions = {}): NetiqEmulator {
  assertOptions(options);
  const state = createState(options);
  const { accessControlOrigin, failureStatus = 200, base = '' } = options;
  const app = new Hono();
  if (accessControlOrigin !== undefined) app.use(cors({ origin: accessControlOrigin }));
  app.use(misbehave(options));
  app.use(bodyLimit({ maxSize: 1_000_000, onError: refuseLargeBody }));
  app.route(base === '' ? '/' : base, routes(state));
  app.notFound(() => refuse(new NetiqRequestError('path', '', 'There is no such path', 404), 200));
  app.onError((error) => refuse(error, failureStatus));
  return async (request) => app.fetch(request);
}

type Step = (state: NetiqState, fields: Fields, request: Request) => object;

function routes(state: NetiqState): Hono {
  const { paths } = state;
  const steps: readonly (readonly [string, Step])[] = [
    [paths.beginEnrollment, beginEnrollment],
    [paths.doEnrollment, doEnrollment],
    [paths.beginLogon, beginLogon],
    [paths.doLogon, doLogon],
  ];
  const app = new Hono();
  for (const [path, step] of steps) {
    app.post(path, async ({ req, json }) => json(step(state, await readBody(req.raw), req.raw)));
    app.all(path, refuseMethod);
  }
  app.get(paths.keys, ({ req, json }) =>
    json(listKeys(state, readUserId('query', req.query('user_id')))),
  );
  app.delete(`${paths.keys}/:id`, ({ req, json }) =>
    json(deleteKey(state, readUserId('query', req.query('user_id')), req.param('id'))),
  );
  return app;
}

function refuseMethod(): never {
  throw new NetiqRequestError('path', '', 'The path has other methods', 405);
}

function refuseLargeBody(): never {
  throw new NetiqRequestError('body', '', 'The body is too large');
}
