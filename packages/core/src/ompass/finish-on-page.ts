import { postJson } from '../backend/post-json.js';
import { handOver } from '../popup/hand-over.js';
import { land } from '../popup/land.js';
import type { RedirectQuery } from '../popup/redirect-query.js';
import { type AwayLogin, isAwayLogin, putOutcome } from './away-login.js';
import { checkQuery, verifyBody } from './check-query.js';
import { redirectNames } from './names.js';

/** How long a window that was told to close may take until the person is asked to. */
const closing = 500;

/** Finishes a login on a landing page that has no other script of ours; made to be small. */
export async function finishOnPage({
  usernameParameter: username,
  tokenParameter: token,
  done = 'You can close this window.',
  failed = 'This login can’t be finished here. Close this window and start again.',
  close: label = 'Close',
}: DOMStringMap): Promise<void> {
  const { query, flow } = land(redirectNames({ username, token }));
  if (isAwayLogin(flow)) {
    await finishAway(flow, query);
  } else if (flow && (await handOver(flow.id, query))) {
    close();
    setTimeout(say, closing, done, label);
  } else {
    say(failed, label);
  }
}

/** Posts a full-page login's token and leaves the outcome, never the token, for the next page. */
async function finishAway(login: AwayLogin, query: RedirectQuery) {
  const { endpoint, credentials, id: key, returnUrl, startUrl } = login;
  const code = checkQuery(query, login);
  let problem: unknown = { code };
  let status = 0;
  let next = startUrl;
  try {
    if (!code) {
      const signal = AbortSignal.timeout(10_000);
      const body = verifyBody(query, login);
      const response = await postJson(endpoint + '/verify', body, { key, credentials, signal });
      ({ status } = response);
      if (response.ok) next = returnUrl;
      else problem = await response.json();
    }
  } catch {
    // No answer, or a refusal without details: the status is all there is to tell.
  }
  putOutcome({ ...login, status, problem });
  location.replace(next);
}

function say(text: string, label: string) {
  const place = document.querySelector('[role=status]') ?? document.body;
  const button = document.createElement('button');
  button.textContent = label;
  button.onclick = () => close();
  place.replaceChildren(text, ' ', button);
}
