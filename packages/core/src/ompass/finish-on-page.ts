import { sendJson } from '../backend/send-json.js';
import { handOver } from '../popup/hand-over.js';
import { land } from '../popup/land.js';
import type { RedirectQuery } from '../popup/redirect-query.js';
import { type AwayLogin, putOutcome } from './away-login.js';
import { verifyBody } from './check-query.js';
import { ompassNames } from './names.js';

/** How long a window that was told to close may take until the person is asked to. */
const closing = 500;

/**
 * Finishes a login on a landing page that has no other script of ours; made to be small. It speaks in
 * the page's `[role=status]`, or in place of a page that has none; attributes there give the texts:
 * `data-done`, `data-failed`, `data-close`.
 */
export async function finishOnPage(): Promise<void> {
  const { query, flow } = land(ompassNames);
  const away = flow as AwayLogin | null;
  if (away?.endpoint) {
    await finishAway(away, query);
    return;
  }
  const wasHeard = flow && (await handOver(flow.id, query));
  if (wasHeard) close();
  setTimeout(() => {
    const place = document.querySelector<HTMLElement>('[role=status]') ?? document.body;
    const {
      done = 'Close this window',
      failed = 'Start again',
      close: label = 'Close',
    } = place.dataset;
    const button = document.createElement('button');
    button.textContent = label;
    button.onclick = () => close();
    place.replaceChildren(wasHeard ? done : failed, ' ', button);
  }, closing);
}

/**
 * Posts a full-page login's token and leaves the outcome, never the token, for the next page. Where
 * no token came, or one that can't be used, the person just goes back to begin again.
 */
async function finishAway(login: AwayLogin, query: RedirectQuery) {
  const { endpoint, credentials, startUrl } = login;
  let next = startUrl;
  if (query.token) {
    const body = verifyBody(query, login);
    let status: number | undefined;
    let problem: unknown;
    try {
      const signal = AbortSignal.timeout(15_000);
      const response = await sendJson(endpoint + '/verify', body, credentials, signal);
      status = response.status;
      if (response.ok) next = login.returnUrl;
      else problem = await response.json();
    } catch {
      // No answer, or a refusal without details: the status is all there is to tell.
    }
    // Another page than the one that began knows nothing of a login, and would leave it lying; this
    // one is there in a moment, or shows no login any more.
    const expires = Date.now() + 10_000;
    if (next === startUrl) {
      putOutcome({ ...login, userId: body.user_id, status, problem, expires });
    }
  }
  location.replace(next);
}
