import { api } from './api.js';
import { assertOptions } from './options.js';
import type { ZitadelEmulatorOptions } from './options.js';
import { createState } from './state.js';

/** A ZITADEL instance in memory: its keys, passkeys and sessions, behind one function. */
export type ZitadelEmulator = (request: Request) => Promise<Response>;

/**
 * Makes an emulator of the parts of ZITADEL that have to do with keys.
 *
 * These are the v1 Auth API's U2F factors and passkeys, the v2 User API's, and the v2 Session
 * API's WebAuthn checks. Keys and signatures are verified as the real server does.
 *
 * @throws `TypeError` when a token, a user, the domain or another option cannot be used
 *
 * @example
 * const zitadel = emulateZitadel({
 *   serviceToken: 'service-token',
 *   users: [{ id: '1001', loginName: 'alice@acme.example', token: 'alice-token' }],
 * });
 * const { url } = await listen(zitadel, { port: 8092, hostname: 'localhost' });
 */
export function emulateZitadel(options: ZitadelEmulatorOptions): ZitadelEmulator {
  assertOptions(options);
  const app = api(createState(options));
  return async (request) => app.fetch(request);
}
