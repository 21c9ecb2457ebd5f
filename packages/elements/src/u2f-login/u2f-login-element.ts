import { SecondFactorError, signInWithKey } from '@second-factor/core';
import type { AutofillOptions, KeyProvider, KeySignIn } from '@second-factor/core';
import type { TemplateResult } from 'lit/html.js';
import { commonEnglish, u2fLoginEnglish } from '../i18n/en.js';
import type { StringOverrides } from '../i18n/strings.js';
import type { Properties } from '../internal/define-properties.js';
import { loaded } from '../internal/key-connection.js';
import { KeyFormElement } from '../internal/key-form-element.js';
import type { KeyRequest } from '../internal/key-form-element.js';
import { loginFields } from '../internal/login-fields.js';
import type { LoginPrompt } from '../internal/login-fields.js';
import type { Progress } from '../internal/second-factor-element.js';
import { warnOfTwin } from '../internal/warn-of-twin.js';

/**
 * A login by security key: after a password, or in place of one; by a click, and with `autofill` also
 * by picking a key where the user's name is filled in.
 *
 * A `<form>` put inside is used as it is: submitting it asks for the key, and its fields are sent along.
 * Without one the element makes its own, in the light DOM, with the fields `prompt` names.
 *
 * @example
 * <!-- in place of a password; a server of ours has `mode: 'passwordless'` for it -->
 * <u2f-login endpoint="/auth/keys" mode="passwordless" autofill redirect-url="/account"></u2f-login>
 * <!-- after a password -->
 * <u2f-login endpoint="/auth/keys" prompt="password"></u2f-login>
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
 * @cssstate loading - the provider is asked
 * @cssstate prompting - the person is asked for the key
 * @cssstate success - the provider accepted, or the key's answer goes along with the form
 * @cssstate error - the login failed
 * @cssstate unsupported - this browser has no security keys
 * @fires second-factor-ready - {@link SecondFactorReadyEvent}
 * @fires second-factor-before-submit - {@link SecondFactorBeforeSubmitEvent}
 * @fires second-factor-statechange - {@link SecondFactorStateChangeEvent}
 * @fires second-factor-success - {@link SecondFactorSuccessEvent}
 * @fires second-factor-error - {@link SecondFactorErrorEvent}
 * @fires second-factor-cancel - {@link SecondFactorCancelEvent}
 * @fires second-factor-unsupported - {@link SecondFactorUnsupportedEvent}
 */
export class U2fLoginElement extends KeyFormElement<KeySignIn> {
  protected static override readonly english: StringOverrides = {
    ...commonEnglish,
    ...u2fLoginEnglish,
  };

  static override readonly properties: Properties = {
    ...KeyFormElement.properties,
    autofill: Boolean,
    mode: String,
    prompt: String,
    signalUnknown: Boolean,
  };

  /** Whether keys are offered where the user's name is filled in, before any click. */
  declare autofill: boolean;
  /** After a password (`second-factor`), or instead of one (`passwordless`). Default: as the server has it. */
  declare mode: 'second-factor' | 'passwordless' | undefined;
  /** Which fields the element makes itself: `none` (the default), `user-id` or `password`. */
  declare prompt: LoginPrompt | undefined;
  /** Whether a key that the server does not know is reported to password managers. */
  declare signalUnknown: boolean;

  protected override readonly done: Progress = { title: 'success' };

  /** Whether keys were to be offered, when it last began. */
  #isOffering = false;
  /** Resolves when the browser offers keys, or never will. */
  #offered: Promise<void> | undefined;

  /**
   * Focuses what the person would use next; with `autofill`, once the browser offers keys: Safari decides
   * over its offer when a field gets the focus.
   */
  override focus(options?: FocusOptions): void {
    const root = this.getRootNode() as Document;
    const { activeElement } = root;
    if (!this.#offered) super.focus(options);
    else {
      void this.#offered.then(() => {
        // The person may have gone elsewhere.
        if (root.activeElement === activeElement) super.focus(options);
      });
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A browser offers keys once in a page.
    warnOfTwin(this, 'u2f-login[autofill]');
  }

  /** @internal */
  renderFields(): TemplateResult {
    const { autofill, prompt, userId, words } = this;
    const fields = {
      autofill: autofill && !this.#hasUserName,
      disabled: this.matches(':disabled'),
      prompt,
      userId,
    };
    return loginFields(fields, this.lightForm.id, words.text, 'useKey');
  }

  protected override update(): void {
    const { ceremony, watching } = this;
    // What the person starts ends the offer. It comes back when that is over.
    const isOffered = this.#isOffering && !watching?.aborted;
    const isFree = watching && !ceremony.isPending && !ceremony.result;
    if (isFree && this.#isWanted !== isOffered) this.watch();
    super.update();
  }

  protected override watch(): void {
    this.#isOffering = this.#isWanted;
    super.watch();
  }

  /** Offers keys in the field for the user's name. */
  protected override async prepare(
    connected: Promise<KeyProvider>,
    { signal, onStatus }: KeyRequest,
  ): Promise<KeySignIn | undefined> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const isWanted = this.#isWanted;
    if (isWanted) this.#offered = promise;
    const { ceremony, signalUnknown } = this;
    try {
      const provider = await connected;
      if (!isWanted) return undefined;
      return await this.#offer(provider, {
        signal,
        signalUnknown,
        onStatus: (status) => {
          if (status === 'prompting') resolve(undefined);
          // Nobody knows of the offer until a key was picked.
          if (status === 'posting') onStatus?.(status);
          // Offered again, in silence, after a key was picked: its challenge was too old.
          if (status === 'asking' && ceremony.isPending) ceremony.fail(tooOld());
        },
        onError: (error) => ceremony.fail(error),
      });
    } finally {
      resolve(undefined);
      this.#offered = undefined;
    }
  }

  /** Offers keys until it fails; the person is told only of what they have done, and has the button. */
  async #offer(provider: KeyProvider, options: AutofillOptions): Promise<KeySignIn | undefined> {
    try {
      // Few pages offer keys, and the others are not to wait for it.
      const { offerKeys } = await loaded(import('@second-factor/core/autofill'));
      return await offerKeys(signInWithKey, provider, options);
    } catch (error) {
      if (this.ceremony.isPending) throw error;
      const { code, message, problem = code } = error as SecondFactorError;
      if (code !== 'aborted' && code !== 'unsupported') {
        console.warn(`<${this.localName} autofill>: ${problem}: ${message}`);
      }
      return undefined;
    }
  }

  protected override async perform(
    connected: Promise<KeyProvider>,
    request: KeyRequest,
  ): Promise<KeySignIn> {
    const { mode, signalUnknown } = this;
    return signInWithKey(await connected, { ...request, mode, signalUnknown });
  }

  get #isWanted(): boolean {
    return this.autofill && !this.matches(':disabled');
  }

  /** Whether the page brings the field for the user's name. */
  get #hasUserName(): boolean {
    return [...(this.lightForm.form?.elements ?? [])].some(
      (field) => field.matches(userNames) && !field.closest('[data-second-factor]'),
    );
  }
}

const userNames =
  '[name=user_id], [name=username], [autocomplete*=username], [autocomplete*=webauthn]';

function tooOld(): SecondFactorError {
  return new SecondFactorError('challenge_expired', 'The challenge was too old', {
    phase: 'verify',
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'u2f-login': U2fLoginElement;
  }
}
