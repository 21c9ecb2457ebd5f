import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import type { Strings } from '../i18n/strings.js';

/** Which fields `<ompass-login>` makes itself; `password` brings the user's name along. */
export type OmpassPrompt = 'none' | 'user-id' | 'password';

/** What the made form shows. */
export interface OmpassLoginFields {
  readonly prompt: OmpassPrompt;
  /** Prefix of the fields' ids, unique in the page. */
  readonly id: string;
  readonly userId: string | undefined;
  readonly isDisabled: boolean;
  readonly text: (key: keyof Strings) => string | undefined;
}

/** The inside of the form that `<ompass-login>` makes: what the prompt asks for, and the button. */
export function ompassLoginFields(fields: OmpassLoginFields): TemplateResult {
  const { prompt, isDisabled, text } = fields;
  return html`${prompt === 'none' ? nothing : userIdField(fields)}${
      prompt === 'password' ? passwordField(fields) : nothing
    }<button type="submit" data-part="button" ?disabled=${isDisabled}>${text('login')}</button>`;
}

// `value` is the attribute: it gives the first value, and leaves alone what has been typed since.
function userIdField({ prompt, id, userId, text }: OmpassLoginFields): TemplateResult {
  return html`<div data-part="field">
    <label data-part="label" for="${id}-user">${text('userId')}</label>
    <input
      data-part="input"
      id="${id}-user"
      name="user_id"
      dir="ltr"
      autocomplete="username"
      autocapitalize="none"
      spellcheck="false"
      required
      ?readonly=${prompt === 'password' && userId}
      value=${userId ?? nothing}
    />
  </div>`;
}

function passwordField({ id, text }: OmpassLoginFields): TemplateResult {
  return html`<div data-part="field">
    <label data-part="label" for="${id}-password">${text('password')}</label>
    <div data-part="control" dir="ltr">
      <input
        data-part="input"
        id="${id}-password"
        name="password"
        type="password"
        autocomplete="current-password"
        required
      />
      <button
        type="button"
        data-part="reveal"
        aria-pressed="false"
        aria-label=${text('showPassword') ?? nothing}
        @click=${toggleReveal}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12Z" />
          <circle cx="12" cy="12" r="3" />
          <path d="m4 4 16 16" />
        </svg>
      </button>
    </div>
  </div>`;
}

function toggleReveal({ currentTarget }: Event): void {
  const button = currentTarget as HTMLButtonElement;
  const isVisible = button.ariaPressed !== 'true';
  button.ariaPressed = String(isVisible);
  (button.previousElementSibling as HTMLInputElement).type = isVisible ? 'text' : 'password';
}

/** Hides a shown password again; managers and browsers save the value of password fields only. */
export function concealPassword(form: ParentNode): void {
  form.querySelector<HTMLElement>('[data-part=reveal][aria-pressed=true]')?.click();
}
