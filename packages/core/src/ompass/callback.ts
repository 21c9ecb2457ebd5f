import { backend } from '../backend/backend.js';
import { SecondFactorError } from '../errors.js';
import { handOver } from '../popup/hand-over.js';
import { land } from '../popup/land.js';
import { isAwayLogin } from './away-login.js';
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
  if (!isAwayLogin(flow)) {
    if (!(await handOver(flow.id, query))) return { kind: 'unheard' };
    close();
    return { kind: 'delivered' };
  }
  try {
    const { origin } = new URL(flow.endpoint);
    const site = backend(flow.endpoint, { ...flow, ...options, endpointOrigins: [origin] });
    return { kind: 'verified', result: await verify(site, query, flow, options.signal) };
  } catch (error) {
    return { kind: 'failed', error: error as SecondFactorError, startUrl: flow.startUrl };
  }
}
