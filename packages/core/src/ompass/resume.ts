import { backend } from '../backend/backend.js';
import { explainProblem } from '../backend/explain-problem.js';
import { SecondFactorError } from '../errors.js';
import { flowKey, peekFlow, takeFlow } from '../popup/flow.js';
import { land } from '../popup/land.js';
import { hasReturned } from '../popup/redirect-query.js';
import { type AwayLogin, takeOutcome } from './away-login.js';
import type { OmpassOptions, OmpassResult, OmpassResumeOptions } from './types.js';
import { resultOf, verify } from './verify.js';

/**
 * Goes on with a full-page login of this endpoint: one that comes back on this very address, or one
 * that a landing page has finished.
 */
export async function resume(
  options: OmpassOptions & OmpassResumeOptions,
): Promise<OmpassResult | undefined> {
  const site = backend(options.endpoint, options);
  const { method, signal, onStatus } = options;
  const isOurs = (login: AwayLogin | null): login is AwayLogin =>
    login?.endpoint === site.url && (!method || login.method === method);

  const away = peekFlow(window, flowKey) as AwayLogin | null;
  if (isOurs(away)) {
    if (hasReturned(location.search, away.names)) {
      const { query, flow } = land(away.names);
      if (!flow) throw new SecondFactorError('timeout', 'The login took too long');
      onStatus?.('returned');
      onStatus?.('posting');
      return verify(site, query, away, signal);
    }
    // Came back without finishing; one that this very document sends away is still on its way.
    if (away.page !== performance.timeOrigin) takeFlow(window, flowKey);
  }

  const outcome = takeOutcome(isOurs);
  if (!outcome || outcome.expires < Date.now()) return undefined;
  const { status = 0, problem } = outcome;
  if (status < 200 || status > 299) throw explainProblem(status, problem, 'verify');
  // The site's answer may be anything, so the landing page's script does not store it.
  return resultOf(outcome);
}
