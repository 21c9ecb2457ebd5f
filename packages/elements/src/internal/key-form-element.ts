import { requireWebAuthn } from '@second-factor/core';
import type {
  AutofillOptions,
  KeyProvider,
  RegisterKeyOptions,
  U2fAuthenticator,
} from '@second-factor/core';
import { SecondFactorBeforeSubmitEvent, SecondFactorSuccessEvent } from '../events.js';
import type { Properties } from './define-properties.js';
import { FormValue } from './form-value.js';
import { whomOf } from './key-connection.js';
import { KeyElement } from './key-element.js';
import { tellAuthor } from './find-mistake.js';
import { inForm, LightForm } from './light-form.js';
import type { LightFormHost } from './light-form.js';
import { settleFields } from './login-fields.js';
import type { Actions, Progress } from './second-factor-element.js';

/** What a ceremony is told of the form and the element. */
export type KeyRequest = RegisterKeyOptions & AutofillOptions;

/**
 * What `<u2f-register>` and `<u2f-login>` share: a form whose button asks for a key, and a form value.
 *
 * With a `name`, the element is a field of the page's form: the key's answer is not posted to the
 * endpoint but sent along with that form, as `name` and `name-state`.
 */
export abstract class KeyFormElement<T> extends KeyElement<T> implements LightFormHost {
  static readonly formAssociated = true;

  static override readonly properties: Properties = {
    ...KeyElement.properties,
    action: String,
    authenticator: String,
    deviceServiceUrl: String,
    disabled: Boolean,
    name: String,
    redirectUrl: String,
    required: Boolean,
    timeout: Number,
  };

  /** Where a form is posted after a success, same-origin; goes before `redirectUrl`. */
  declare action: string | undefined;
  /**
   * Who speaks to the key where the server speaks U2F: `auto` (the default, whichever is there),
   * `device-service`, `browser` or `webauthn`.
   */
  declare authenticator: U2fAuthenticator | undefined;
  /** Where NetIQ's Device Service is. Default `https://127.0.0.1:8441/api/v1/fidou2f`. */
  declare deviceServiceUrl: string | undefined;
  /** Whether no key can be asked for. */
  declare disabled: boolean;
  /** The name in the page's form; with one, nothing is posted to the endpoint after the key. */
  declare name: string | undefined;
  /** Where to go after a success; same-origin. */
  declare redirectUrl: string | undefined;
  /** Whether the page's form can't be sent without a key. */
  declare required: boolean;
  /** Milliseconds the person has. Default: as the server says, else 300 000; by U2F 120 000. */
  declare timeout: number | undefined;
  protected override readonly actions: Actions = {
    cancel: () => this.abort(),
    registerAnother: () => this.reset(),
    startAgain: () => this.reset(),
  };

  /** What is shown after a success. */
  protected abstract readonly done: Progress;

  protected readonly formValue: FormValue = new FormValue(this.internals, () =>
    this.requestUpdate(),
  );
  protected readonly lightForm: LightForm = new LightForm(this);
  /** Of what goes on behind the person's back; aborted by whatever they start. */
  protected watching: AbortSignal | undefined;

  /** Whose keys it was about when it last began anew. */
  #whom: unknown = null;
  /** Of the ceremony under way. */
  #outcome: Promise<T | undefined> | undefined;
  /** Where to go after a success. */
  #target: URL | undefined;

  constructor() {
    super();
    // Inside a form of the page's own, which our button does not submit.
    this.addEventListener('click', (event) => {
      // What translates pages puts elements into the button.
      if ((event.target as Element).closest(ourButton)) void this.submit();
    });
    this.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.#mayCancel) return;
      // A dialog around this element stays.
      event.preventDefault();
      this.abort();
    });
  }

  /** The result, after a success. */
  get result(): T | undefined {
    return this.ceremony.result;
  }

  /**
   * Asks for a key, as a click on the button does. Call it inside a click, or the browser may refuse.
   * @returns the result, or `undefined` when it ended otherwise; the events say how
   */
  submit(): Promise<T | undefined> {
    // The first rendering would end this, or take its error away.
    if (this.#whom === null && this.isConnected) this.update();
    const fields = this.#isInForm ? this.querySelectorAll('input') : [this.lightForm.form];
    const isValid = [...fields].every((field) => field?.reportValidity() ?? true);
    return isValid ? this.#start() : Promise.resolve(undefined);
  }

  override reset(): void {
    super.reset();
    this.formValue.set(null);
    // Not the page's form around this element: it is perhaps what resets us.
    if (!this.#isInForm) this.lightForm.form?.reset();
    for (const input of this.querySelectorAll<HTMLInputElement>(`${inForm} input`)) {
      input.value = input.defaultValue;
    }
    settleFields(this);
  }

  /** @internal */
  formResetCallback(): void {
    this.reset();
  }

  /** @internal */
  formDisabledCallback(): void {
    this.requestUpdate();
  }

  /** @internal */
  formSubmitted(): void {
    void this.#start();
  }

  /** @internal */
  abstract renderFields(): unknown;

  ceremonySucceeded(result: T): void {
    // What else is in the page's form is still to be sent.
    if (!this.formValue.isSet) this.lightForm.clearPasswords();
    const isWanted = this.dispatchEvent(new SecondFactorSuccessEvent(result));
    if (isWanted && this.#target) {
      this.lightForm.goOn(this.#target).catch((cause: unknown) => this.ceremony.fail(cause));
    }
  }

  protected override update(): void {
    const whom = whomOf(this);
    if (whom !== this.#whom && !this.ceremony.isPending) {
      this.#whom = whom;
      this.ceremony.reset();
      this.formValue.set(null);
      this.watch();
    }
    super.update();
    // A form that there is not: then the page's form has no button of ours, and Enter never presses it.
    this.querySelector(ourButton)?.setAttribute('form', '');
    const anchor =
      this.renderRoot.querySelector('button') ?? this.querySelector<HTMLElement>('input, button');
    this.formValue.validate(this.required && !!this.name, this.words.text('keyRequired'), anchor);
  }

  protected override progress(): Progress {
    const { state, error } = this.ceremony;
    if (state === 'prompting') {
      return { title: 'touchKey', hint: 'touchHint', actions: ['cancel'], hidesForm: true };
    }
    if (state === 'loading') {
      return this.#mayCancel
        ? { title: 'connecting', actions: ['cancel'] }
        : { title: 'verifying', hidesForm: true };
    }
    if (state !== 'success') {
      const hint = error?.code === 'aborted' ? 'cancelled' : 'noKey';
      return state === 'idle' && error ? { hint } : {};
    }
    const done: Progress = this.formValue.isSet
      ? { title: 'keyReady', actions: ['startAgain'] }
      : this.done;
    return { ...done, hidesForm: true };
  }

  /** Shows at once that nothing can begin, or begins what needs no click. */
  protected watch(): void {
    this.abort();
    void this.ceremony.watch(async (signal, onStatus) => {
      this.watching = signal;
      return this.prepare(this.#connect(), { signal, onStatus });
    });
  }

  /** What needs no click. */
  protected abstract prepare(
    connected: Promise<KeyProvider>,
    request: KeyRequest,
  ): Promise<T | undefined>;

  /** The ceremony itself; it goes on with the properties that it began with. */
  protected abstract perform(connected: Promise<KeyProvider>, request: KeyRequest): Promise<T>;

  /** Until something is posted; then nobody could say whether it had arrived. */
  get #mayCancel(): boolean {
    const { isPending, status } = this.ceremony;
    return isPending && status !== 'posting' && status !== 'done';
  }

  /** Whether the fields stand among those of a form of the page's own, around this element. */
  get #isInForm(): boolean {
    return this.lightForm.form === this.closest('form');
  }

  async #start(): Promise<T | undefined> {
    const { ceremony } = this;
    if (ceremony.isPending) return this.#outcome;
    // Perhaps by a fieldset. Out of the page, nobody would see it, or end it.
    if (!this.isConnected || this.matches(':disabled')) return undefined;
    settleFields(this);
    this.formValue.set(null);
    const { fields } = this.lightForm;
    const userName = fields['user_id'] ?? fields['username'];
    const event = new SecondFactorBeforeSubmitEvent(userName ?? this.userId);
    if (!this.dispatchEvent(event)) return undefined;
    this.#outcome = ceremony.run(async (signal, onStatus) => {
      // What is no time is as if there were none.
      const { timeout: time = 0 } = this;
      const timeout = time > 0 ? Math.min(time, 2 ** 31 - 1) : undefined;
      const connected = this.#connect();
      // At ZITADEL an id is no name, and `provider` knows the id already.
      const userId = userName ?? (this.provider === 'zitadel' ? undefined : this.userId);
      const { authenticator, deviceServiceUrl } = this;
      const how = { authenticator, deviceServiceUrl, timeout };
      return this.perform(connected, { fields, userId, signal, onStatus, ...how });
    });
    return this.#outcome;
  }

  /** The provider, once everything is right that can be known. */
  async #connect(): Promise<KeyProvider> {
    try {
      // By U2F it goes without, but where WebAuthn is asked for it.
      if (!/^(device|browser)/.test(this.authenticator ?? '')) requireWebAuthn();
      this.#target = this.name ? undefined : this.lightForm.target;
    } catch (mistake) {
      tellAuthor(this, mistake);
    }
    const provider = await this.connect();
    return this.name ? this.formValue.keeping(provider, this.name) : provider;
  }
}

/** The button we made, where a form of the page's own is around it. */
const ourButton = `${inForm} > [type=submit]`;
