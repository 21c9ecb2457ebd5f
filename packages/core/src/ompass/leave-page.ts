import { SecondFactorError } from '../errors.js';
import { storageRefused } from '../popup/bind-flow.js';
import { flowKey, putFlow, takeFlow } from '../popup/flow.js';
import { until } from '../until.js';
import type { AwayLogin } from './away-login.js';

/**
 * Goes to the provider in this window; the login is finished on the landing page.
 * @throws {SecondFactorError} `popup_closed` when the person comes back by the browser's back button,
 * `aborted`, or `policy_blocked` where there is no session storage; it never ends well on this page
 */
export async function leavePage(login: AwayLogin, uri: URL, signal: AbortSignal): Promise<never> {
  try {
    putFlow(sessionStorage, flowKey, login);
  } catch (error) {
    throw storageRefused(error);
  }
  try {
    return await until<never>({ signal, phase: 'provider' }, (_resolve, reject, ended) => {
      addEventListener(
        'pageshow',
        ({ persisted }) =>
          persisted &&
          reject(
            new SecondFactorError('popup_closed', 'The window was left', { phase: 'provider' }),
          ),
        { signal: ended },
      );
      location.assign(uri);
    });
  } finally {
    // A login that was given up must not go on to the provider.
    stop();
    takeFlow(window, flowKey);
  }
}
