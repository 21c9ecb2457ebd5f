import { callHook } from '../call-hook.js';
import type { CeremonyState } from '../ceremony/ceremony-state.js';
import { problem } from '../problem.js';
import type { AuthenticationCeremony, RegistrationCeremony } from './ceremonies.js';
import type { WebauthnUser } from './options.js';
import type { WebauthnSettings } from './settings.js';

/** What all requests share. */
export interface WebauthnEndpoint {
  readonly settings: WebauthnSettings;
  readonly registrations: CeremonyState<RegistrationCeremony>;
  readonly authentications: CeremonyState<AuthenticationCeremony>;
}

/**
 * The person who is logged in, as the site says.
 * @throws {Problem} `login_required`, `hook_failed`
 */
export async function requireUser(
  request: Request,
  { currentUser }: WebauthnSettings,
): Promise<WebauthnUser> {
  const user = await callHook(async () => {
    const given = await currentUser(request);
    // Callers without types may return what they want.
    if (given && !(isName(given.id) && isName(given.name))) {
      throw new TypeError('currentUser must return a user with id and name, or null');
    }
    return given;
  });
  if (!user) throw problem('login_required');
  return user;
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
