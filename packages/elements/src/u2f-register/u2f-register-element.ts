import { registerKey } from '@second-factor/core';
import type { KeyChallenge, KeyProvider, KeyRegistration } from '@second-factor/core';
import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import { commonEnglish, u2fRegisterEnglish } from '../i18n/en.js';
import type { StringOverrides } from '../i18n/strings.js';
import type { Properties } from '../internal/define-properties.js';
import { KeyFormElement } from '../internal/key-form-element.js';
import type { KeyRequest } from '../internal/key-form-element.js';
import type { Progress } from '../internal/second-factor-element.js';

/**
 * Registers a security key, with the site's own server or with ZITADEL.
 *
 * A `<form>` put inside is used as it is; its field `key_name` says what the key is called. Inside a form
 * of the page's own, and with a `name`, the element is a field of that form: what the key answered is
 * sent along with it.
 *
 * @example
 * <u2f-register endpoint="/auth/keys"></u2f-register>
 *
 * @slot - a form of the page's own
 * @slot logo - above everything
 * @slot heading - the heading
 * @slot description - what the key is for
 * @slot before-form - above the form
 * @slot extra-fields - fields of the page's own before the button; they are sent along
 * @slot after-form - below the form, away while another step shows
 * @slot alternatives - other ways to go on
 * @slot footer - below everything
 * @csspart container - the frame around all parts
 * @csspart alert - the error message
 * @csspart form - around the form
 * @csspart status - how far the registration is
 * @csspart title - the status in one line
 * @csspart hint - what to do
 * @csspart actions - the buttons of a step
 * @csspart button - each of these buttons
 * @datapart field - a label and its field
 * @datapart label - the label
 * @datapart input - the field
 * @datapart button - the button that submits
 * @cssstate idle - nothing has begun
 * @cssstate loading - the provider is asked
 * @cssstate prompting - the person is asked for the key
 * @cssstate success - the key is registered, or goes along with the form
 * @cssstate error - it failed
 * @cssstate unsupported - this browser has no security keys
 * @fires second-factor-ready - {@link SecondFactorReadyEvent}
 * @fires second-factor-before-submit - {@link SecondFactorBeforeSubmitEvent}
 * @fires second-factor-statechange - {@link SecondFactorStateChangeEvent}
 * @fires second-factor-success - {@link SecondFactorSuccessEvent}
 * @fires second-factor-error - {@link SecondFactorErrorEvent}
 * @fires second-factor-cancel - {@link SecondFactorCancelEvent}
 * @fires second-factor-unsupported - {@link SecondFactorUnsupportedEvent}
 */
export class U2fRegisterElement extends KeyFormElement<KeyRegistration> {
  protected static override readonly english: StringOverrides = {
    ...commonEnglish,
    ...u2fRegisterEnglish,
  };

  static override readonly properties: Properties = {
    ...KeyFormElement.properties,
    exclude: Object,
    keyName: String,
  };

  /** Ids of credentials that may not be registered again, beside those the server names. As an attribute: JSON. */
  declare exclude: readonly string[] | undefined;
  /** What the name field says at first. */
  declare keyName: string | undefined;

  protected override readonly done: Progress = {
    title: 'registered',
    actions: ['registerAnother'],
  };

  /** @internal */
  renderFields(): TemplateResult {
    const { text } = this.words;
    const id = `${this.lightForm.id}name`;
    return html`<div data-part="field">
        <label data-part="label" for=${id}>${text('keyName')}</label>
        <input
          data-part="input"
          id=${id}
          name="key_name"
          dir="auto"
          autocomplete="off"
          maxlength="200"
          value=${this.keyName ?? nothing}
        />
      </div>
      <button type="submit" data-part="button" ?disabled=${this.matches(':disabled')}>
        ${text('register')}
      </button>`;
  }

  /** A key is registered by a click only. */
  protected override async prepare(connected: Promise<KeyProvider>): Promise<undefined> {
    await connected;
    return undefined;
  }

  protected override async perform(
    connected: Promise<KeyProvider>,
    { fields: { key_name, ...own } = {}, ...request }: KeyRequest,
  ): Promise<KeyRegistration> {
    // A page's form around this element is about something else: its fields are not for the keys' server.
    const fields = this.contains(this.lightForm.form ?? null) ? own : {};
    const name = key_name?.trim();
    const { exclude, userId } = this;
    const options = { ...request, fields, userId, ...(name && { name }) };
    const provider = await connected;
    if (!exclude) return registerKey(provider, options);
    const challenge = await provider.beginRegistration(options, options.signal);
    return registerKey(provider, { ...options, challenge: withExcluded(challenge, exclude) });
  }
}

function withExcluded(challenge: KeyChallenge, ids: readonly string[]): KeyChallenge {
  const publicKey = (challenge.publicKey ?? {}) as { excludeCredentials?: readonly object[] };
  const u2f = challenge.u2f as { signRequests?: readonly object[] } | undefined;
  const { excludeCredentials = [] } = publicKey;
  const credentials = ids.map((id) => ({ id, type: 'public-key' }));
  const handles = ids.map((keyHandle) => ({ keyHandle, version: 'U2F_V2' }));
  return {
    ...challenge,
    publicKey: { ...publicKey, excludeCredentials: [...excludeCredentials, ...credentials] },
    u2f: u2f && { ...u2f, signRequests: [...(u2f.signRequests ?? []), ...handles] },
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'u2f-register': U2fRegisterElement;
  }
}
