import type { EndpointContext } from '../endpoint.js';
import { Problem, problem } from '../problem.js';
import type { Fields } from '../read-json.js';
import { requireLogins, type SurePassIdEndpoint } from './endpoint.js';
import { type IdentifiedUser, identify } from './identify.js';
import type { OpenedFlow } from './login-flow.js';
import type { SurePassIdMethod } from './options.js';

/** Who has passed the password, and the login that goes on where it was a short while ago. */
export interface ResumedLogin {
  readonly user: IdentifiedUser;
  readonly opened: OpenedFlow | undefined;
}

/**
 * Goes on with the login that this browser has begun; where there is none, or the page names a user, the
 * site is asked, as at the beginning.
 * @throws {Problem} `challenge_expired` when the page has sent nothing to identify anybody by
 */
export async function resumeOrIdentify(
  context: EndpointContext,
  login: Fields,
  method: SurePassIdMethod,
  { flows, settings }: SurePassIdEndpoint,
): Promise<ResumedLogin> {
  requireLogins(settings, method);
  const opened = login['user_id'] === undefined ? await flows.find(context) : undefined;
  if (opened) return { user: opened.flow, opened };
  try {
    return { user: await identify(context, login, method, settings), opened };
  } catch (error) {
    const isNobody = error instanceof Problem && error.code === 'password_required';
    throw isNobody && Object.keys(login).length === 0 ? problem('challenge_expired') : error;
  }
}
