import { backend } from '../backend/backend.js';
import { SecondFactorError } from '../errors.js';
import { putFlow, randomId, takeFlow } from '../popup/flow.js';
import { browserTraits, prefersRedirect } from '../popup/prefers-redirect.js';
import { runPopup } from '../popup/run-popup.js';
import { until } from '../until.js';
import { type AwayLogin, keptKey } from './away-login.js';
import { begin } from './begin.js';
import { leavePage } from './leave-page.js';
import { redirectNames } from './names.js';
import { checkProviderUri } from './provider-uri.js';
import { readLoginOptions } from './read-login-options.js';
import type { OmpassLoginOptions, OmpassOptions, OmpassResult } from './types.js';
import { verify } from './verify.js';

/** A login by itself, without the client around it. */
export interface LoginOptions extends OmpassOptions, OmpassLoginOptions {
  /** Given the popup as soon as it is open, so that it can be brought to the front. */
  readonly onPopup?: (popup: Window) => void;
}

/**
 * Logs in by OMPASS, once. Call it inside the click: the popup opens before anything is awaited.
 * @throws {SecondFactorError} for every outcome but a login, `popup_blocked` among them
 * @throws {TypeError} for a wrong option
 */
export async function login(options: LoginOptions): Promise<OmpassResult> {
  const site = backend(options.endpoint, options);
  const read = readLoginOptions(options);
  const { display, onStatus, onLateResult, ompassUri, keepOnUnload } = read;
  const { signal = new AbortController().signal } = options;
  const known = ompassUri ? checkProviderUri(ompassUri, options.providerOrigins) : undefined;
  const { method, userId, timeout, returnUrl, appState } = read;
  let away: AwayLogin = {
    id: randomId(),
    // A minute for the way home; a day where the person has for ever.
    expires: Date.now() + Math.min(timeout, 86_400_000) + 60_000,
    names: redirectNames(options.parameters),
    endpoint: site.url,
    credentials: site.credentials,
    method,
    userId,
    page: performance.timeOrigin,
    startUrl: location.href,
    returnUrl,
    appState,
  };

  async function ask(asking: AbortSignal): Promise<URL> {
    const answer = await begin(site, read, away.id, asking);
    away = { ...away, userId: answer.userId ?? userId };
    if (keepOnUnload) putFlow(sessionStorage, keptKey, away);
    return checkProviderUri(answer.uri, options.providerOrigins);
  }

  if (signal.aborted) return until({ signal, phase: 'open' }, () => undefined);
  if (display === 'popup' || (display === 'auto' && !prefersRedirect(browserTraits()))) {
    const { id, expires, names } = away;
    const running = runPopup({
      ...read,
      flow: { id, expires, names },
      known,
      ask,
      signal,
      onLateResult:
        onLateResult &&
        ((query, error) => onLateResult({ error, verify: () => verify(site, query, away) })),
    });
    if (running) {
      options.onPopup?.(running.popup);
      try {
        const query = await running.result;
        onStatus('returned');
        onStatus('posting');
        const result = await verify(site, query, away, signal);
        onStatus('done');
        return result;
      } finally {
        if (keepOnUnload) takeFlow(window, keptKey);
      }
    }
    if (display === 'popup') {
      throw new SecondFactorError('popup_blocked', 'The popup was blocked', {
        phase: 'open',
      });
    }
  }
  const uri =
    known ??
    (await until<URL>({ signal, phase: 'begin' }, (resolve, reject, ended) => {
      ask(ended).then(resolve, reject);
    }));
  onStatus('navigated');
  return leavePage(away, uri, signal);
}
