import { Hono } from 'hono';
import { apiRoutes } from './api.js';
import { assertOptions } from './options.js';
import type { OmpassEmulatorOptions } from './options.js';
import { notFoundPage } from './pages/notices.js';
import { pageRoutes } from './pages/routes.js';
import { viewOf } from './pages/views.js';
import { createState } from './state.js';

/** An OMPASS cloud in memory: its v1 API, its pages and the phone, behind one function. */
export type OmpassEmulator = (request: Request) => Promise<Response>;

/**
 * Makes an emulator of OMPASS v1 for one application.
 *
 * @throws `TypeError` when the secret key is empty or an address cannot be used
 *
 * @example
 * const ompass = emulateOmpass({
 *   secretKey: 'demo-key',
 *   redirectUri: 'http://localhost:3000/auth/ompass/callback',
 * });
 * const { url } = await listen(ompass, { port: 8091 });
 */
export function emulateOmpass(options: OmpassEmulatorOptions): OmpassEmulator {
  assertOptions(options);
  const state = createState(options);
  const app = new Hono({ strict: false });
  app.route('/v1/ompass', apiRoutes(state));
  app.route('/', pageRoutes(state));
  app.notFound(({ html, req }) => html(notFoundPage(viewOf(state, req.url)), 404));
  // Whoever called gets the error itself; Hono would make a 500 of it and log it.
  app.onError((error) => {
    throw error;
  });
  return async (request) => app.fetch(request);
}
