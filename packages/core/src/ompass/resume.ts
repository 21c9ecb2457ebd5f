import type { Backend } from '../backend/backend.js';
import { explainProblem } from '../backend/explain-problem.js';
import { SecondFactorError } from '../errors.js';
import { flowKey, peekFlow, takeFlow } from '../popup/flow.js';
import { handOver } from '../popup/hand-over.js';
import { land } from '../popup/land.js';
import { listenForResult } from '../popup/listen-for-result.js';
import { type RedirectQuery, readRedirect } from '../popup/redirect-query.js';
import { until } from '../until.js';
import {
  type AwayLogin,
  type AwayOutcome,
  isAwayLogin,
  keptKey,
  takeOutcome,
} from './away-login.js';
import type { OmpassResult, OmpassResumeOptions } from './types.js';
import { resultOf, verify } from './verify.js';

/**
 * Goes on with a login of this endpoint that left the page: one that comes back on this very address,
 * one that a landing page has finished, or one whose popup outlived a reload.
 */
export async function resume(
  site: Backend,
  { method, signal, onStatus }: OmpassResumeOptions = {},
): Promise<OmpassResult | undefined> {
  const isOurs = (login: AwayLogin) =>
    login.endpoint === site.url && (!method || login.method === method);
  const finish = (query: RedirectQuery, login: AwayLogin) => {
    onStatus?.('returned');
    onStatus?.('posting');
    return verify(site, query, login, signal);
  };

  if (!hasStorage()) return undefined;
  const flow = peekFlow(sessionStorage, flowKey);
  if (flow && (!isAwayLogin(flow) || isOurs(flow))) {
    if (readRedirect(location.search, flow.names).query.token !== undefined) {
      const { query, flow: valid } = land(flow.names);
      if (!valid) throw new SecondFactorError('timeout', 'The login took too long');
      if (isAwayLogin(valid)) return finish(query, valid);
      // This page stands in the popup of a login that another window waits for.
      if (await handOver(valid.id, query)) close();
      return undefined;
    }
    // Came back without finishing; one that this very document sends away is still on its way.
    if (isAwayLogin(flow) && flow.page !== performance.timeOrigin)
      takeFlow(sessionStorage, flowKey);
  }

  const outcome = takeOutcome(isOurs);
  if (outcome && outcome.expires > Date.now()) return readOutcome(outcome);

  const kept = peekFlow(sessionStorage, keptKey) as AwayLogin | null;
  if (!kept || !isOurs(kept) || kept.page === performance.timeOrigin) return undefined;
  try {
    const limits = { signal, timeout: kept.expires - Date.now(), phase: 'provider' } as const;
    const query = await until<RedirectQuery>(limits, (resolve, _reject, ended) => {
      listenForResult(kept.id, undefined, resolve, ended);
    });
    return await finish(query, kept);
  } finally {
    takeFlow(sessionStorage, keptKey);
  }
}

/** What a landing page's script left; it can't leave the site's answer, which may be anything. */
function readOutcome(outcome: AwayOutcome): OmpassResult {
  const { status, problem } = outcome;
  if (status < 200 || status > 299) throw explainProblem(status, problem, 'verify');
  return resultOf(outcome);
}

/** Reading `sessionStorage` throws where a browser's settings forbid it. */
function hasStorage(): boolean {
  try {
    return !!sessionStorage;
  } catch {
    return false;
  }
}
