import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import type { Strings } from '../i18n/strings.js';

/** Which fields `<ompass-login>` makes itself; `password` brings the user's name along. */
export type OmpassPrompt = 'none' | 'user-id' | 'password';

/** What the made form shows. */
export interface OmpassLoginFields {
  readonly prompt: OmpassPrompt | undefined;
  readonly userId: string | undefined;
  readonly disabled: boolean;
}

type Text = (key: keyof Strings) => string | undefined;

/**
 * The inside of the form that `<ompass-login>` makes: what the prompt asks for, and the button.
 * @param id - prefix of the fields' ids, unique in the page
 */
export function ompassLoginFields(
  { prompt = 'none', userId, disabled }: OmpassLoginFields,
  id: string,
  text: Text,
): TemplateResult {
  function field(isPassword: boolean): TemplateResult {
    // `value` is the attribute: it gives the first value, and leaves alone what has been typed since.
    const name = isPassword ? 'password' : 'user_id';
    return html`<div data-part="field">
      <label data-part="label" for=${id + name}>${text(isPassword ? 'password' : 'userId')}</label>
      <input
        data-part="input"
        id=${id + name}
        name=${name}
        type=${isPassword ? name : 'text'}
        dir="ltr"
        autocomplete=${isPassword ? 'current-password' : 'username'}
        autocapitalize="none"
        spellcheck="false"
        required
        ?readonly=${!isPassword && prompt === 'password' && userId}
        value=${isPassword ? nothing : (userId ?? nothing)}
      />
      ${
        isPassword
          ? html`<button
              type="button"
              data-part="reveal"
              aria-pressed="false"
              @click=${toggleReveal}
            >
              ${text('showPassword')}
            </button>`
          : nothing
      }
    </div>`;
  }
  return html`${prompt === 'none' ? nothing : field(false)}${
      prompt === 'password' ? field(true) : nothing
    }<button type="submit" data-part="button" ?disabled=${disabled}>${text('login')}</button>`;
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
