import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import type { Strings } from '../i18n/strings.js';

/** Which fields a login makes itself; `password` brings the user's name along. */
export type LoginPrompt = 'none' | 'user-id' | 'password';

/** What the made fields are told. */
export interface LoginFields {
  readonly prompt: LoginPrompt | undefined;
  readonly userId: string | undefined;
  readonly disabled: boolean;
  /** Whether keys are offered in the field for the user's name, which is there for them in any case. */
  readonly autofill?: boolean;
}

type Text = (key: keyof Strings) => string | undefined;

/**
 * The inside of the form that a login makes: what its prompt asks for, and the button.
 * @param id - prefix of the fields' ids, unique in the page
 * @param button - what the button says
 * @param onClick - what it does inside a form of the page, which it must not submit
 */
export function loginFields(
  { prompt = 'none', userId, disabled, autofill }: LoginFields,
  id: string,
  text: Text,
  button: keyof Strings,
): TemplateResult {
  function field(isPassword: boolean): TemplateResult {
    // `value` is the attribute: it gives the first value, and leaves alone what has been typed since.
    const name = isPassword ? 'password' : 'user_id';
    // The word that has browsers offer keys must be the last.
    const userName = autofill ? 'username webauthn' : 'username';
    return html`<div data-part="field">
      <label data-part="label" for=${id + name}>${text(isPassword ? 'password' : 'userId')}</label>
      <span data-part="error" id=${`${id}${name}-error`}></span>
      <input
        data-part="input"
        id=${id + name}
        name=${name}
        type=${isPassword ? name : 'text'}
        dir="ltr"
        autocomplete=${isPassword ? 'current-password' : userName}
        autocapitalize="none"
        spellcheck="false"
        aria-describedby=${`${id}${name}-error`}
        ?required=${prompt !== 'none'}
        ?readonly=${!isPassword && prompt === 'password' && userId}
        value=${isPassword ? nothing : (userId ?? nothing)}
        @invalid=${mark}
        @input=${mark}
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
  /** Says below a field that it has to be filled in, or takes that back: what fills it may be no person. */
  function mark({ type, currentTarget }: Event): void {
    const input = currentTarget as HTMLInputElement;
    const isMissing = type === 'invalid';
    input.ariaInvalid = String(isMissing);
    const error = beside(input, 'error');
    if (error) error.textContent = isMissing ? (text('required') ?? '') : '';
  }
  return html`${prompt !== 'none' || autofill ? field(false) : nothing}${
      prompt === 'password' ? field(true) : nothing
    }<button type="submit" data-part="button" ?disabled=${disabled}>${text(button)}</button>`;
}

function toggleReveal({ currentTarget }: Event): void {
  const button = currentTarget as HTMLButtonElement;
  const isVisible = button.ariaPressed !== 'true';
  button.ariaPressed = String(isVisible);
  const input = beside(button, 'input') as HTMLInputElement | null;
  if (input) input.type = isVisible ? 'text' : 'password';
}

/** Another part of the same field; managers of passwords put nodes of their own between. */
function beside(part: Element, name: string): Element | null | undefined {
  return part.parentElement?.querySelector(`[data-part=${name}]`);
}

/**
 * Has the fields as they were before they were touched: nothing is marked any more, and a shown password
 * is hidden again, for managers and browsers save the value of password fields only.
 */
export function settleFields(form: ParentNode): void {
  form.querySelector<HTMLElement>('[data-part=reveal][aria-pressed=true]')?.click();
  for (const input of form.querySelectorAll('[data-part=input][aria-invalid=true]')) {
    input.dispatchEvent(new Event('input'));
  }
}
