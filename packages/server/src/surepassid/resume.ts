import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import type { Fields } from '../read-json.js';
import { requireLogins, type SurePassIdEndpoint } from './endpoint.js';
import { findSerialNumber, identify } from './identify.js';
import type { LoginFlow } from './login-flow.js';
import type { SurePassIdMethod } from './options.js';

/** A login whose password was right, and by which device it goes on. */
export interface ResumedLogin {
  readonly flow: LoginFlow;
  /** The device's printed serial number; empty for the user's first. */
  readonly psn: string;
}

/**
 * Goes on with the login that this browser has begun, where the page sends no field of a form; with any, be
 * it named as it may, the site is asked, as at the beginning.
 * @throws {Problem} `challenge_expired` when there is no login and nothing to identify anybody by
 */
export async function resumeOrIdentify(
  context: EndpointContext,
  login: Fields,
  method: SurePassIdMethod,
  { flows, settings }: SurePassIdEndpoint,
): Promise<ResumedLogin> {
  requireLogins(settings, method);
  if (Object.keys(login).length > 0) {
    const { username, psn } = await identify(context, login, method, settings);
    return { flow: flows.start(username), psn };
  }
  const flow = await flows.find(context);
  if (!flow) throw problem('challenge_expired');
  const { username } = flow;
  const psn = await findSerialNumber({ request: context.req.raw, username, method }, settings);
  return { flow, psn };
}
