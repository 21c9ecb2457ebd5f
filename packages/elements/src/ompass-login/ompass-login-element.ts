import { login, resume } from '@second-factor/core';
import type {
  LoginOptions,
  OmpassDisplay,
  OmpassMethod,
  OmpassOptions,
  OmpassResult,
} from '@second-factor/core';
import type { TemplateResult } from 'lit/html.js';
import {
  SecondFactorBeforeSubmitEvent,
  SecondFactorLateResultEvent,
  SecondFactorSuccessEvent,
} from '../events.js';
import { commonEnglish, ompassLoginEnglish } from '../i18n/en.js';
import type { StringOverrides } from '../i18n/strings.js';
import type { Ceremony } from '../internal/ceremony-controller.js';
import type { Properties } from '../internal/define-properties.js';
import { findMistake, tellAuthor } from '../internal/find-mistake.js';
import { LightForm } from '../internal/light-form.js';
import type { LightFormHost } from '../internal/light-form.js';
import { loginFields, settleFields } from '../internal/login-fields.js';
import type { LoginPrompt } from '../internal/login-fields.js';
import { SecondFactorElement } from '../internal/second-factor-element.js';
import type { Actions, Progress } from '../internal/second-factor-element.js';
import { ompassLoginProgress } from './ompass-login-progress.js';

/**
 * A login by OMPASS: a second factor after the site's own password (`method="u2f"`), or in place of
 * one (`method="uaf"`).
 *
 * A `<form>` put inside is used as it is: submitting it starts the login, and its fields are sent
 * along. Without one the element makes its own, in the light DOM, with the fields `prompt` names.
 *
 * @example
 * <ompass-login endpoint="/auth/ompass" prompt="password" redirect-url="/account"></ompass-login>
 *
 * @slot - a form of the page's own
 * @slot logo - above everything
 * @slot heading - the heading
 * @slot description - what the login is for
 * @slot before-form - above the form
 * @slot extra-fields - fields of the page's own before the button; they are sent along
 * @slot after-form - below the form, away while another step shows
 * @slot alternatives - other ways to log in
 * @slot footer - below everything
 * @csspart container - the frame around all parts
 * @csspart alert - the error message
 * @csspart form - around the form
 * @csspart status - how far the login is
 * @csspart title - the status in one line
 * @csspart hint - what to do
 * @csspart actions - the buttons of a step
 * @csspart button - each of these buttons
 * @datapart field - a label and its field
 * @datapart label - the label
 * @datapart input - the field
 * @datapart error - what is wrong with the field
 * @datapart reveal - the button that shows the password
 * @datapart button - the button that submits
 * @cssstate idle - nothing has begun
 * @cssstate loading - the site is asked
 * @cssstate prompting - the provider's page is open
 * @cssstate success - the site accepted
 * @cssstate error - the login failed
 * @cssstate unsupported - this browser can't do it
 * @fires second-factor-ready - {@link SecondFactorReadyEvent}
 * @fires second-factor-before-submit - {@link SecondFactorBeforeSubmitEvent}
 * @fires second-factor-statechange - {@link SecondFactorStateChangeEvent}
 * @fires second-factor-success - {@link SecondFactorSuccessEvent}
 * @fires second-factor-error - {@link SecondFactorErrorEvent}
 * @fires second-factor-cancel - {@link SecondFactorCancelEvent}
 * @fires second-factor-late-result - {@link SecondFactorLateResultEvent}
 * @fires second-factor-unsupported - {@link SecondFactorUnsupportedEvent}
 */
export class OmpassLoginElement extends SecondFactorElement<OmpassResult> implements LightFormHost {
  protected static override readonly english: StringOverrides = {
    ...commonEnglish,
    ...ompassLoginEnglish,
  };

  static override readonly properties: Properties = {
    ...SecondFactorElement.properties,
    action: String,
    appState: Object,
    credentials: String,
    disabled: Boolean,
    display: String,
    endpoint: String,
    fetch: Function,
    headers: Object,
    method: String,
    ompassUri: String,
    popupHeight: Number,
    popupWidth: Number,
    prompt: String,
    providerOrigins: Object,
    redirectUrl: String,
    timeout: Number,
    tokenParameter: String,
    userId: String,
    usernameParameter: String,
  };

  /** Where a form is posted after the login, same-origin; goes before `redirectUrl`. */
  declare action: string | undefined;
  /** The page's own state; comes back in the result. Never secrets. As an attribute: JSON. */
  declare appState: unknown;
  /** The credentials mode of requests. Default `same-origin`. */
  declare credentials: RequestCredentials | undefined;
  /** Whether the login can't be started. */
  declare disabled: boolean;
  /** Where OMPASS opens: in a popup, in this window, or what the browser can (`auto`, the default). */
  declare display: OmpassDisplay | undefined;
  /** The site's own path or URL; `/begin` and `/verify` are posted below it. */
  declare endpoint: string | undefined;
  /** A stand-in for `fetch`. */
  declare fetch: typeof fetch | undefined;
  /** Headers to add to requests, or a function that gives them. As an attribute: JSON. */
  declare headers: OmpassOptions['headers'] | undefined;
  /** After a password (`u2f`, the default), or instead of one (`uaf`). */
  declare method: OmpassMethod | undefined;
  /** OMPASS's address, where the page knows it already. */
  declare ompassUri: string | undefined;
  /** The popup's height in CSS pixels. Default 810. */
  declare popupHeight: number | undefined;
  /** The popup's width in CSS pixels. Default 920. */
  declare popupWidth: number | undefined;
  /** Which fields the element makes itself: `none` (the default), `user-id` or `password`. */
  declare prompt: LoginPrompt | undefined;
  /** Origins OMPASS may have. Default: any by https. As an attribute: JSON. */
  declare providerOrigins: readonly string[] | undefined;
  /** Where to go after the login; same-origin. */
  declare redirectUrl: string | undefined;
  /** Milliseconds the person has. Default 300 000; 0 for no limit. */
  declare timeout: number | undefined;
  /** The name of the token in OMPASS's redirect, where the site changed it. */
  declare tokenParameter: string | undefined;
  /** Who logs in, where the page knows. */
  declare userId: string | undefined;
  /** The name of the user's name in OMPASS's redirect, where the site changed it. */
  declare usernameParameter: string | undefined;

  protected override readonly actions: Actions = {
    cancel: () => this.abort(),
    continueHere: () => void this.#start('redirect'),
    openWindow: () => void this.#start(),
    startAgain: () => {
      this.ceremony.reset();
      void this.#start();
    },
  };

  readonly #form = new LightForm(this);
  /** The endpoint that was prepared for. */
  #prepared: string | undefined | null = null;
  /** Of the login under way. */
  #popup: Window | undefined;
  #outcome: Promise<OmpassResult | undefined> | undefined;
  /** Where to go after a success. */
  #target: string | URL | undefined;

  /** The login's result, after a success. */
  get result(): OmpassResult | undefined {
    return this.ceremony.result;
  }

  /**
   * Starts the login, as a click on the button does; while one is under way, shows its window.
   * Call it inside a click, or the browser blocks the popup.
   * @returns the result, or `undefined` when it ended otherwise; the events say how
   */
  submit(): Promise<OmpassResult | undefined> {
    const { form } = this.#form;
    return !form || form.reportValidity() ? this.#start() : Promise.resolve(undefined);
  }

  override reset(): void {
    super.reset();
    this.#form.form?.reset();
    settleFields(this);
  }

  /** @internal */
  formSubmitted(): void {
    void this.#start();
  }

  /** @internal */
  renderFields(): TemplateResult {
    return loginFields(this, this.#form.id, this.words.text, 'login');
  }

  ceremonySucceeded(result: OmpassResult): void {
    this.#form.clearPasswords();
    const isWanted = this.dispatchEvent(new SecondFactorSuccessEvent(result));
    if (isWanted && this.#target) {
      this.#form.goOn(this.#target).catch((cause: unknown) => this.ceremony.fail(cause));
    }
  }

  protected override update(): void {
    super.update();
    if (this.#prepared === this.endpoint || this.ceremony.isPending) return;
    this.#prepared = this.endpoint;
    this.#prepare();
  }

  protected override progress(): Progress {
    return ompassLoginProgress(this.ceremony, !!this.#popup);
  }

  /** Runs in the task of the click up to `login()`: after an await the popup would be blocked. */
  async #start(display?: OmpassDisplay): Promise<OmpassResult | undefined> {
    if (this.ceremony.isPending) {
      this.#popup?.focus();
      return this.#outcome;
    }
    // Out of the page, nobody would see it, or end it.
    if (this.isConnected && !this.disabled) {
      settleFields(this);
      const { fields } = this.#form;
      const userId = fields['user_id'] ?? fields['username'] ?? this.userId;
      if (this.dispatchEvent(new SecondFactorBeforeSubmitEvent(userId))) {
        this.#outcome = this.ceremony.run((...run) =>
          this.#login({ fields, userId, ...(display && { display }) }, ...run),
        );
        return this.#outcome;
      }
    }
    return undefined;
  }

  #login(
    options: object,
    ...[signal, onStatus]: Parameters<Ceremony<OmpassResult>>
  ): Promise<OmpassResult> {
    this.#popup = undefined;
    return login({
      ...this.#connection(),
      ...options,
      connectingText: this.words.text('connecting'),
      height: this.popupHeight,
      language: this.words.wanted[0],
      signal,
      width: this.popupWidth,
      onPopup: (popup) => (this.#popup = popup),
      onStatus,
      onLateResult: (late) => {
        const verify = () =>
          this.ceremony.run((_signal, onPosting) => {
            onPosting('posting');
            return late.verify();
          });
        this.dispatchEvent(new SecondFactorLateResultEvent(late.error, verify));
      },
    } as LoginOptions);
  }

  /** Goes on with a login that left the page, or shows at once that none can begin. */
  #prepare(): void {
    this.ceremony.reset();
    this.#popup = undefined;
    void this.ceremony.watch(async (signal, onStatus) => {
      const result = await resume({ ...this.#connection(tellAuthor), signal, onStatus });
      const isElsewhere = result && result.returnUrl !== location.href;
      if (!this.action) this.#target = isElsewhere ? result.returnUrl : undefined;
      return result;
    });
  }

  #connection(tell?: typeof tellAuthor): OmpassOptions {
    try {
      const mistake = findMistake(this, this.endpoint);
      if (mistake) throw mistake;
      this.#target = this.#form.target;
    } catch (mistake) {
      tell?.(this, mistake);
      throw mistake;
    }
    // What is `undefined` leaves the default.
    return {
      ...(this.values as Partial<OmpassOptions>),
      // A form is posted by this page alone: a login that leaves it comes back.
      redirectUrl: this.action ? undefined : this.redirectUrl,
      parameters: { username: this.usernameParameter, token: this.tokenParameter },
    } as OmpassOptions;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ompass-login': OmpassLoginElement;
  }
}
