import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { misbehave } from '../outage.js';
import { answerCall } from './answer-call.js';
import type { SurePassIdErrorCode } from './errors.js';
import { assertOptions } from './options.js';
import type { SurePassIdEmulatorOptions } from './options.js';
import { createPeople } from './people.js';
import type { SurePassIdPeople } from './people.js';
import { createState } from './state.js';

/** A SurePassID server, and what the people who have its devices see and do. */
export interface SurePassIdEmulator extends SurePassIdPeople {
  (request: Request): Promise<Response>;
  /** Fails the next call with an error; called again, the one after it as well. */
  failNext(code: SurePassIdErrorCode): void;
}

/** Where the one endpoint is. */
const path = '/AuthServer/REST/U2F/U2FServer.aspx';

/**
 * Makes an emulator of SurePassID's server for one account.
 *
 * U2F messages, codes and passwords are verified; who gets a code or a question reads it from the
 * emulator.
 *
 * @throws `TypeError` when an option cannot be used
 *
 * @example
 * const surePassId = emulateSurePassId({
 *   accountName: 'demo',
 *   accountKey: 'demo-key',
 *   users: [{ username: 'alice', password: 'secret' }],
 * });
 * const { url } = await listen(surePassId, { port: 8093 });
 */
export function emulateSurePassId(options: SurePassIdEmulatorOptions): SurePassIdEmulator {
  assertOptions(options);
  const state = createState(options);
  const app = new Hono();
  app.use(misbehave(options));
  app.use(bodyLimit({ maxSize: 1_000_000, onError: refuseLargeBody }));
  app.post(path, ({ req }) => answerCall(state, req.raw));
  app.all(
    path,
    () => new Response('Method Not Allowed', { status: 405, headers: { Allow: 'POST' } }),
  );
  // Whoever called gets the error itself; Hono would make a 500 of it and log it.
  app.onError((error) => {
    throw error;
  });
  return Object.assign(async (request: Request) => app.fetch(request), createPeople(state), {
    failNext: (code: SurePassIdErrorCode) => void state.failures.push(code),
  });
}

function refuseLargeBody(): Response {
  return new Response('Payload Too Large', { status: 413 });
}
