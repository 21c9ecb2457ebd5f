import { Hono } from 'hono';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { misbehave } from '../outage.js';
import type { SoftToken } from '../soft-token/create-soft-token.js';
import { allowOrigin } from './cors.js';
import { DeviceServiceError, refuse } from './errors.js';
import type { DeviceErrorCode } from './errors.js';
import { assertOptions } from './options.js';
import type { DeviceServiceOptions } from './options.js';
import { register } from './register.js';
import { sign } from './sign.js';
import { createState, failIfAsked, requireTokens } from './state.js';
import type { DeviceServiceState } from './state.js';

/** A Device Service, and what somebody at its computer does. */
export interface DeviceService {
  (request: Request): Promise<Response>;
  /** The tokens that are plugged in. */
  readonly tokens: ReadonlySet<SoftToken>;
  /** Plugs a token in. */
  plug(token: SoftToken): void;
  /** Pulls a token out; what waits is over with error 1 when it was the last one. */
  unplug(token: SoftToken): void;
  /** Fails the next request with an error; called again, the one after it as well. */
  failNext(code: DeviceErrorCode): void;
}

/** Where the service is on its host. */
export const deviceServicePath = '/api/v1/fidou2f';

/**
 * Makes an emulator of the U2F part of NetIQ's Device Service, which talks to tokens for a page.
 *
 * @throws `TypeError` when an option cannot be used
 *
 * @example
 * const token = await createSoftToken();
 * const service = emulateDeviceService({ tokens: [token] });
 * const { url } = await listen(service, { port: 8441, tls: await createLocalTls() });
 */
export function emulateDeviceService(options: DeviceServiceOptions = {}): DeviceService {
  assertOptions(options);
  const state = createState(options);
  const { tokens, operations, failures } = state;
  const app = routes(state);
  return Object.assign(async (request: Request) => app.fetch(request), {
    tokens,
    plug: (token: SoftToken) => void tokens.add(token),
    unplug(token: SoftToken) {
      tokens.delete(token);
      if (tokens.size === 0) operations.endAll(new DeviceServiceError(1));
    },
    failNext: (code: DeviceErrorCode) => void failures.push(code),
  });
}

function routes(state: DeviceServiceState): Hono {
  const { options } = state;
  const app = new Hono();
  app.use(allowOrigin(options.accessControlOrigin ?? '*'));
  app.use(misbehave(options));
  app.use(bodyLimit({ maxSize: 1_000_000, onError: refuseLargeBody }));
  const answer =
    (operate: typeof register) =>
    async ({ req, json }: Context) => {
      failIfAsked(state);
      return json(await operate(state, req.raw));
    };
  app.post(`${deviceServicePath}/register`, answer(register));
  app.post(`${deviceServicePath}/sign`, answer(sign));
  app.get(`${deviceServicePath}/abort`, ({ json }) => json(abort(state)));
  app.onError((error) => {
    if (error instanceof DeviceServiceError) return refuse(error, options.errorStatus ?? 200);
    // Whoever called gets any other error itself; Hono would make a 500 of it and log it.
    throw error;
  });
  return app;
}

/** Ends what waits for a touch; a call that waits still gets its answer, which is error 5. */
function abort(state: DeviceServiceState): object {
  requireTokens(state);
  state.operations.endAll(new DeviceServiceError(5));
  return { result: 'ok' };
}

function refuseLargeBody(): never {
  throw new DeviceServiceError(2, 'The request is too large.');
}
