import { backend } from '../backend/backend.js';
import { SecondFactorError } from '../errors.js';
import { putFlow, randomId, takeFlow } from '../popup/flow.js';
import { PopupBlockedError } from '../popup/popup-blocked-error.js';
import { browserTraits, prefersRedirect } from '../popup/prefers-redirect.js';
import { runPopup } from '../popup/run-popup.js';
import { until } from '../until.js';
import { type AwayLogin, keptKey } from './away-login.js';
import { begin } from './begin.js';
import { leavePage } from './leave-page.js';
import { redirectNames } from './names.js';
import { checkProviderUri } from './provider-uri.js';
import { readLoginOptions, type ReadLoginOptions } from './read-login-options.js';
import { resume } from './resume.js';
import type { Ompass, OmpassLoginOptions, OmpassOptions, OmpassResult } from './types.js';
import { verify } from './verify.js';

/** The login that is under way, or that was the last one and may still bring a late result. */
interface CurrentLogin {
  readonly controller: AbortController;
  isPending: boolean;
  popup?: Window;
}

/**
 * A client for OMPASS logins by one endpoint of the site.
 * @example
 * const client = ompass({ endpoint: '/auth/ompass' });
 * button.onclick = async () => {
 *   const { userId } = await client.login({ userId: 'alice' });
 * };
 * @throws {TypeError} for an endpoint of another origin than the page's and `endpointOrigins`
 * @throws {SecondFactorError} `secret_in_browser` for an endpoint that is OMPASS itself
 */
export function ompass(options: OmpassOptions): Ompass {
  const site = backend(options.endpoint, options);
  const names = redirectNames(options.parameters);
  let current: CurrentLogin | undefined;
  let promise: Promise<OmpassResult>;

  function login(given: OmpassLoginOptions = {}): Promise<OmpassResult> {
    if (current?.isPending && given.whenPending !== 'replace') {
      if (given.whenPending === 'reject') {
        return Promise.reject(new SecondFactorError('busy', 'Another login is under way'));
      }
      current.popup?.focus();
      return promise;
    }
    current?.controller.abort(new DOMException('A newer login took its place', 'AbortError'));
    const own: CurrentLogin = { controller: new AbortController(), isPending: true };
    current = own;
    promise = start(given, own).finally(() => {
      own.isPending = false;
    });
    return promise;
  }

  /** Runs in the click's own task up to its first await, by which the popup is open. */
  async function start(given: OmpassLoginOptions, own: CurrentLogin): Promise<OmpassResult> {
    const read = readLoginOptions(given);
    const { display, onStatus, onLateResult, ompassUri, keepOnUnload } = read;
    const ended = own.controller.signal;
    const signal = given.signal ? AbortSignal.any([given.signal, ended]) : ended;
    const known = ompassUri ? checkProviderUri(ompassUri, options.providerOrigins) : undefined;
    let away = awayLogin(read);

    async function ask(asking: AbortSignal): Promise<URL> {
      const { uri, userId } = await begin(site, read, away.id, asking);
      away = { ...away, userId: userId ?? away.userId };
      if (keepOnUnload) putFlow(sessionStorage, keptKey, away);
      return checkProviderUri(uri, options.providerOrigins);
    }
    async function leave(): Promise<never> {
      const uri = known ?? (await ask(signal));
      onStatus('navigated');
      return leavePage(away, uri, signal);
    }

    if (signal.aborted) return until({ signal, phase: 'open' }, () => undefined);
    if (display === 'redirect' || (display === 'auto' && prefersRedirect(browserTraits()))) {
      return leave();
    }
    const { id, expires } = away;
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
    if (!running) {
      if (display === 'auto') return leave();
      throw new PopupBlockedError<OmpassResult>({
        retry: () => login(given),
        redirect: () => login({ ...given, display: 'redirect' }) as Promise<never>,
      });
    }
    own.popup = running.popup;
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

  function awayLogin({
    method,
    userId,
    timeout,
    returnUrl,
    appState,
  }: ReadLoginOptions): AwayLogin {
    return {
      id: randomId(),
      // A minute for the way home; a day where the person has for ever.
      expires: Date.now() + Math.min(timeout, 86_400_000) + 60_000,
      names,
      endpoint: site.url,
      credentials: site.credentials,
      method,
      userId,
      page: performance.timeOrigin,
      startUrl: location.href,
      returnUrl,
      appState,
    };
  }

  return { login, resume: (resuming) => resume(site, resuming) };
}
