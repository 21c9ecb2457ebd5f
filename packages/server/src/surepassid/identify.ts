import { callForUser, callHook } from '../call-hook.js';
import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import type { Fields } from '../read-json.js';
import { isText } from '../read-options.js';
import { withoutPrototype } from '../read-posted.js';
import { readUserId } from '../user-id.js';
import { requireLogins } from './endpoint.js';
import type { SurePassIdLogin, SurePassIdMethod } from './options.js';
import type { SurePassIdSettings } from './settings.js';

/** Who has passed the password, and by which device the login goes on. */
export interface IdentifiedUser {
  readonly username: string;
  /** The device's printed serial number; empty for the user's first. */
  readonly psn: string;
}

/**
 * Asks the site who has passed the password.
 * @throws {Problem} `method_not_offered`, `password_required`, `hook_failed`
 */
export async function identify(
  context: EndpointContext,
  { user_id, ...fields }: Fields,
  method: SurePassIdMethod,
  settings: SurePassIdSettings,
): Promise<IdentifiedUser> {
  const request = context.req.raw;
  const { authenticate } = requireLogins(settings, method);
  const login = { request, userId: readUserId(user_id), fields: withoutPrototype(fields) };
  const username = await callForUser('authenticate', () => authenticate(login));
  if (!username) throw problem('password_required');
  const who = { request, username, method };
  return { username, psn: await findSerialNumber(who, settings) };
}

/**
 * Asks the site which device is meant.
 * @throws {Problem} `hook_failed`
 */
export async function findSerialNumber(
  login: SurePassIdLogin,
  { serialNumber }: SurePassIdSettings,
): Promise<string> {
  return callHook(async () => {
    const psn = (await serialNumber(login)) ?? '';
    // Callers without types may return what they want.
    if (!isText(psn)) throw new TypeError('serialNumber must return a text or null');
    return psn;
  });
}
