import { SecondFactorError } from '../errors.js';

/** What can be done after a popup was blocked. */
export interface PopupBlockedActions<T> {
  readonly retry: () => Promise<T>;
  readonly redirect: () => Promise<never>;
}

/** Thrown as `popup_blocked`; in a new click, `retry()` opens a popup again, `redirect()` needs none. */
export class PopupBlockedError<T = unknown> extends SecondFactorError {
  /** Tries again with a popup; call it inside a click. */
  readonly retry: () => Promise<T>;
  /** Goes on in this window; the page is left. */
  readonly redirect: () => Promise<never>;

  constructor(actions: PopupBlockedActions<T>, options?: ErrorOptions) {
    super('popup_blocked', 'The browser did not let a popup open', {
      ...options,
      phase: 'open',
      retryable: true,
    });
    this.retry = actions.retry;
    this.redirect = actions.redirect;
  }
}
