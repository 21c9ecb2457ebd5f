import { type Flow, peekFlow, putFlow, takeFlow } from '../popup/flow.js';
import type { ExpectedLogin } from './check-query.js';

/** A login that goes on without the page that began it: all it takes to finish it. No secrets. */
export interface AwayLogin extends Flow, ExpectedLogin {
  readonly endpoint: string;
  readonly credentials: RequestCredentials;
  /** The document that began it, by its `performance.timeOrigin`. */
  readonly page: number;
  readonly startUrl: string;
  readonly returnUrl: string;
  readonly appState?: unknown;
}

/** How an {@link AwayLogin} ended on a landing page that runs the callback script alone. */
export interface AwayOutcome extends AwayLogin {
  /** The status of the site's answer; none where nothing was posted or nothing answered. */
  readonly status?: number | undefined;
  /** The site's problem details where it refused. */
  readonly problem?: unknown;
}

/** A popup's login that is remembered over a reload of the page that opened it. */
export const keptKey = 'second-factor:kept';
const outcomeKey = 'second-factor:outcome';

/** Leaves an outcome for the page that is gone to next. */
export function putOutcome(outcome: AwayOutcome): void {
  putFlow(sessionStorage, outcomeKey, outcome);
}

/** Takes the outcome that a landing page left for a login of ours. */
export function takeOutcome(isOurs: (login: AwayLogin | null) => boolean): AwayOutcome | undefined {
  const outcome = peekFlow(window, outcomeKey) as AwayOutcome | null;
  if (!outcome || !isOurs(outcome)) return undefined;
  takeFlow(window, outcomeKey);
  return outcome;
}
