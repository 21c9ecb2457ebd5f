import { backend } from '../backend/backend.js';
import { isSecondFactorError, SecondFactorError } from '../errors.js';
import { PopupBlockedError } from '../popup/popup-blocked-error.js';
import { login as loginOnce } from './login.js';
import { resume } from './resume.js';
import type { Ompass, OmpassLoginOptions, OmpassOptions, OmpassResult } from './types.js';

/** The login that is under way, or that was the last one and may still bring a late result. */
interface CurrentLogin {
  readonly controller: AbortController;
  promise?: Promise<OmpassResult>;
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
  // What can't work is said now, and not at the first click.
  backend(options.endpoint, options);
  let current: CurrentLogin | undefined;

  function login(given: OmpassLoginOptions = {}): Promise<OmpassResult> {
    if (current?.isPending && current.promise && given.whenPending !== 'replace') {
      if (given.whenPending === 'reject') {
        return Promise.reject(new SecondFactorError('busy', 'Another login is under way'));
      }
      current.popup?.focus();
      return current.promise;
    }
    current?.controller.abort(new DOMException('A newer login took its place', 'AbortError'));
    const own: CurrentLogin = { controller: new AbortController(), isPending: true };
    current = own;
    own.promise = start(given, own).finally(() => {
      own.isPending = false;
    });
    return own.promise;
  }

  async function start(given: OmpassLoginOptions, own: CurrentLogin): Promise<OmpassResult> {
    const { signal } = own.controller;
    try {
      return await loginOnce({
        ...options,
        ...given,
        signal: given.signal ? AbortSignal.any([given.signal, signal]) : signal,
        onPopup: (popup) => (own.popup = popup),
      });
    } catch (error) {
      if (!isSecondFactorError(error) || error.code !== 'popup_blocked') throw error;
      throw new PopupBlockedError<OmpassResult>({
        retry: () => login(given),
        redirect: () => login({ ...given, display: 'redirect' }) as Promise<never>,
      });
    }
  }

  return { login, resume: (given = {}) => resume({ ...options, ...given }) };
}
