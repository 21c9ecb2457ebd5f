import { backend } from '../backend/backend.js';
import { SecondFactorError } from '../errors.js';
import { handOver } from '../popup/hand-over.js';
import { land } from '../popup/land.js';
import { type AwayLogin, putOutcome } from './away-login.js';
import { redirectNames } from './names.js';
import type { CallbackOptions, CallbackOutcome } from './types.js';
import { verify } from './verify.js';

/**
 * Finishes a login on the landing page: takes the token off the address at once, then hands it to the
 * page that opened this popup and closes the window, or posts a full-page login to `verify`.
 * @throws {SecondFactorError} `flow_mismatch` for a token in a window this site did not send to log in
 */
export async function callback(options: CallbackOptions = {}): Promise<CallbackOutcome> {
  const { query, flow } = land(redirectNames(options.parameters));
  if (!flow) {
    if (query.token === undefined && !query.problem) return { kind: 'none' };
    throw new SecondFactorError('flow_mismatch', 'This window was not opened to log in', {
      phase: 'callback',
    });
  }
  if (!('endpoint' in flow)) {
    if (!(await handOver(flow.id, query))) return { kind: 'unheard' };
    close();
    return { kind: 'delivered' };
  }
  const away = flow as AwayLogin;
  try {
    const { origin } = new URL(away.endpoint);
    const site = backend(away.endpoint, {
      ...options,
      credentials: options.credentials ?? away.credentials,
      endpointOrigins: [origin],
    });
    const result = await verify(site, query, away, options.signal);
    // The page that began the login is told when it is gone back to, but not the site's answer.
    if (away.returnUrl === away.startUrl) {
      putOutcome({ ...away, userId: result.userId, status: 200, expires: Date.now() + 10_000 });
    }
    return { kind: 'verified', result };
  } catch (error) {
    return { kind: 'failed', error: error as SecondFactorError, startUrl: away.startUrl };
  }
}
