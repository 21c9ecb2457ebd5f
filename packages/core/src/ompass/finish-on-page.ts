import { postJson } from '../backend/post-json.js';
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
  const place = document.querySelector<HTMLElement>('[role=status]') ?? document.documentElement;
  const {
    done = 'Please close this window',
    failed = 'Please start again',
    close: label = 'Close',
  } = place.dataset;
  const { query, flow } = land(ompassNames);
  const away = flow as AwayLogin | null;
  if (away?.endpoint) {
    await finishAway(away, query);
    return;
  }
  const wasHeard = flow && (await handOver(flow.id, query));
  if (wasHeard) close();
  setTimeout(() => {
    const button = document.createElement('button');
    button.textContent = label;
    button.onclick = () => close();
    place.replaceChildren(wasHeard ? done : failed, ' ', button);
  }, closing);
}

/** Posts a full-page login's token and leaves the outcome, never the token, for the next page. */
async function finishAway(login: AwayLogin, query: RedirectQuery) {
  let response: Response | undefined;
  let problem: unknown;
  try {
    // Whose token it is, the server checks.
    if (!query.token) problem = { code: 'token_missing' };
    else {
      response = await postJson(
        login.endpoint + '/verify',
        verifyBody(query, login),
        login.id,
        login.credentials,
        AbortSignal.timeout(10_000),
      );
      if (!response.ok) problem = await response.json();
    }
  } catch {
    // No answer, or a refusal without details: the status is all there is to tell.
  }
  putOutcome({ ...login, status: response?.status, problem });
  location.replace(response?.ok ? login.returnUrl : login.startUrl);
}
