import { callForUser } from '../call-hook.js';
import { type CeremonyState, ceremonyState } from '../ceremony/ceremony-state.js';
import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import type { JsonObject } from '../read-json.js';
import type { LoginFlows } from './login-flow.js';
import type { SurePassIdMethod } from './options.js';
import type { SurePassIdLogins, SurePassIdSettings } from './settings.js';

/** What all requests share. */
export interface SurePassIdEndpoint {
  readonly settings: SurePassIdSettings;
  readonly flows: LoginFlows;
}

/** Seconds a ceremony or a login may take. */
export const lifetime = 360;

/** The state of one kind of ceremony on top of SurePassID. */
export function surePassIdState<Content extends object>(
  { basePath, cookieSecrets: secrets, now, ...cookie }: SurePassIdSettings,
  step: 'register/finish' | 'authenticate/finish',
  read: (content: JsonObject) => Content | undefined,
): CeremonyState<Content> {
  const type = `second-factor-surepassid-${step.split('/')[0] ?? ''}+jwt`;
  const audience = `${basePath}/${step}`;
  return ceremonyState({ type, secrets, audience, lifetime, now, cookie, read });
}

/**
 * Asks the site who is logged in.
 * @throws {Problem} `hook_failed`; `login_required` for nobody
 */
export async function requireUser(
  context: EndpointContext,
  { currentUser }: SurePassIdSettings,
): Promise<string> {
  const username = await callForUser('currentUser', () => currentUser(context.req.raw));
  if (!username) throw problem('login_required');
  return username;
}

/**
 * The hooks for a login by one second factor.
 * @throws {Problem} `method_not_offered`
 */
export function requireLogins(
  { logins, methods }: SurePassIdSettings,
  method: SurePassIdMethod,
): SurePassIdLogins {
  if (!logins || !methods.includes(method)) throw problem('method_not_offered');
  return logins;
}

/** The calls of a request are given up when the page has gone. */
export function untilGone(context: EndpointContext): { readonly signal: AbortSignal } {
  return { signal: context.req.raw.signal };
}
