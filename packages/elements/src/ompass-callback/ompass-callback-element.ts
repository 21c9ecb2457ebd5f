import { SecondFactorError, callback } from '@second-factor/core';
import type { CallbackOptions, CallbackOutcome } from '@second-factor/core';
import { SecondFactorSuccessEvent } from '../events.js';
import { commonEnglish, ompassCallbackEnglish } from '../i18n/en.js';
import type { StringOverrides } from '../i18n/strings.js';
import type { Properties } from '../internal/define-properties.js';
import { sameOrigin } from '../internal/same-origin.js';
import { SecondFactorElement } from '../internal/second-factor-element.js';
import type { Actions, Progress } from '../internal/second-factor-element.js';
import { warnOfTwin } from '../internal/warn-of-twin.js';

/** A page lands once, whichever element was first, and removing that one takes nothing back. */
let landing: Promise<CallbackOutcome> | undefined;

/**
 * The page that OMPASS redirects to: takes the token off the address, hands it to the page that opened
 * this window, or finishes a login that came here in one window and goes to its `returnUrl`.
 *
 * @example
 * <ompass-callback></ompass-callback>
 *
 * @slot logo - above everything
 * @slot heading - the heading
 * @slot description - what happens here
 * @slot alternatives - other ways on
 * @slot footer - below everything
 * @csspart container - the frame around all parts
 * @csspart alert - the error message
 * @csspart status - how far the login is
 * @csspart title - the status in one line
 * @csspart hint - what to do
 * @csspart actions - the buttons
 * @csspart button - each of these buttons
 * @cssstate idle - no login has landed here
 * @cssstate loading - the token is handed over, or posted
 * @cssstate success - it was
 * @cssstate error - the login failed
 * @fires second-factor-ready - {@link SecondFactorReadyEvent}
 * @fires second-factor-statechange - {@link SecondFactorStateChangeEvent}
 * @fires second-factor-success - {@link SecondFactorSuccessEvent}, when a login was finished here
 * @fires second-factor-error - {@link SecondFactorErrorEvent}
 */
export class OmpassCallbackElement extends SecondFactorElement<CallbackOutcome> {
  protected static override readonly english: StringOverrides = {
    ...commonEnglish,
    ...ompassCallbackEnglish,
  };

  static override readonly properties: Properties = {
    ...SecondFactorElement.properties,
    credentials: String,
    fetch: Function,
    headers: Object,
    tokenParameter: String,
    usernameParameter: String,
  };

  /** The credentials mode of requests. Default: that of the login. */
  declare credentials: RequestCredentials | undefined;
  /** A stand-in for `fetch`. */
  declare fetch: typeof fetch | undefined;
  /** Headers to add to requests, or a function that gives them. As an attribute: JSON. */
  declare headers: CallbackOptions['headers'] | undefined;
  /** The name of the token in OMPASS's redirect, where the site changed it. */
  declare tokenParameter: string | undefined;
  /** The name of the user's name in OMPASS's redirect, where the site changed it. */
  declare usernameParameter: string | undefined;

  protected override readonly actions: Actions = {
    callbackClose: () => window.close(),
    startAgain: () => {
      if (this.#startUrl) location.assign(sameOrigin(this.#startUrl));
    },
  };

  #startUrl: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    warnOfTwin(this, this.localName);
    // At once, not after the first render: a router of the page may be about to read the address.
    const outcome = (landing ??= callback(this.#options()));
    // One that is only moved has said already how it ended.
    if (this.state === 'idle') void this.ceremony.run(() => this.#read(outcome));
  }

  ceremonySucceeded(outcome: CallbackOutcome): void {
    if (outcome.kind !== 'verified') return;
    const { result } = outcome;
    if (this.dispatchEvent(new SecondFactorSuccessEvent(result))) {
      location.replace(sameOrigin(result.returnUrl));
    }
  }

  protected override progress(): Progress {
    const { state, error, result } = this.ceremony;
    if (state === 'loading') return { title: 'callbackWorking' };
    if (state === 'idle') return { hint: 'callbackNone' };
    if (isUnheard(error)) return { actions: ['callbackClose'] };
    if (state === 'error') return this.#startUrl ? { actions: ['startAgain'] } : {};
    if (result?.kind === 'verified') return { title: 'success' };
    return { title: 'callbackDelivered', actions: ['callbackClose'] };
  }

  /** Nothing is asked here. */
  protected override renderMain(): undefined {
    return undefined;
  }

  protected override explain(error: SecondFactorError): string {
    return (isUnheard(error) ? this.words.text('callbackLost') : undefined) ?? super.explain(error);
  }

  /** What the landing came to, as a ceremony ends. */
  async #read(outcome: Promise<CallbackOutcome>): Promise<CallbackOutcome | undefined> {
    const landed = await outcome;
    if (landed.kind === 'failed') {
      this.#startUrl = landed.startUrl;
      throw landed.error;
    }
    if (landed.kind === 'unheard') {
      throw new SecondFactorError('timeout', 'No page answered that began this login', {
        phase: 'callback',
      });
    }
    return landed.kind === 'none' ? undefined : landed;
  }

  #options(): CallbackOptions {
    // What is `undefined` leaves the default.
    return {
      ...this.values,
      parameters: { token: this.tokenParameter, username: this.usernameParameter },
    };
  }
}

/** Whether it failed for want of the page that began the login. */
function isUnheard(error: SecondFactorError | undefined): boolean {
  return error?.code === 'timeout' && error.phase === 'callback';
}

declare global {
  interface HTMLElementTagNameMap {
    'ompass-callback': OmpassCallbackElement;
  }
}
