import type { RegisteredKey } from '@second-factor/core';
import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import type { LocalizeController } from '../internal/localize-controller.js';

/** What a row shows: the key, the field for a new name, or the question before it is removed. */
export type KeyRowMode = 'show' | 'rename' | 'remove';

/** One key in the list. */
export interface KeyRow {
  readonly key: RegisteredKey;
  readonly mode: KeyRowMode;
  /** Whether the provider is changing it. */
  readonly isBusy: boolean;
  /** Whether it or another is being changed. */
  readonly isLocked: boolean;
  /** Whether there is no other. */
  readonly isOnly: boolean;
  /** Whether the provider can rename keys. */
  readonly isNameable: boolean;
}

/** What a row's buttons do. */
export interface KeyRowActions {
  readonly show: (key: RegisteredKey, mode: KeyRowMode) => void;
  readonly rename: (key: RegisteredKey, name: string) => void;
  readonly remove: (key: RegisteredKey) => void;
}

/**
 * A key with its dates and buttons.
 * @param index - unique in the list
 */
export function keyRow(
  { key, mode, isBusy, isLocked, isOnly, isNameable }: KeyRow,
  index: number,
  { text, translation }: LocalizeController,
  { show, rename, remove }: KeyRowActions,
): TemplateResult {
  const name = key.name || text('unnamed');
  const id = `key${index}`;

  /** A sentence with what it is about, which may run the other way. */
  function about(
    sentence: 'keyCreated' | 'keyUsed' | 'removeKey' | 'removeLastKey',
    what = '',
  ): string {
    return text(sentence)?.replace(/\{\w+\}/, () => `\u2068${what}\u2069`) ?? '';
  }

  /** A button that says what it does, and to assistive technology also to which key. */
  function button(action: 'rename' | 'remove'): TemplateResult {
    return html`<button
      type="button"
      id=${id + action}
      part=${`button ${action}`}
      aria-labelledby=${`${id}${action} ${id}`}
      aria-describedby=${`${id}dates`}
      aria-disabled=${isLocked}
      @click=${() => show(key, action)}
    >
      ${text(action)}
    </button>`;
  }

  function dates(): string {
    const format = (date: Date): string =>
      date.toLocaleDateString(translation.lang, { dateStyle: 'medium' });
    const { created, lastUsed } = key;
    return [
      ...(created ? [about('keyCreated', format(created))] : []),
      ...(lastUsed ? [about('keyUsed', format(lastUsed))] : []),
    ].join(' · ');
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const [input] = event.currentTarget as HTMLFormElement;
    rename(key, (input as HTMLInputElement).value.trim());
  }

  const content = {
    show: () =>
      html`<div part="text">
          <b part="name" id=${id}>${name}</b><span part="hint" id=${`${id}dates`}>${dates()}</span>
        </div>
        <p part="row-actions">${isNameable ? button('rename') : nothing}${button('remove')}</p>`,
    rename: () =>
      html`<form part="edit" @submit=${submit}>
        <div part="field">
          <label part="label" for=${id}>${text('keyName')}</label>
          <input
            part="input"
            id=${id}
            dir="auto"
            autocomplete="off"
            maxlength="200"
            required
            pattern=".*\\S.*"
            value=${key.name}
          />
        </div>
        <button type="submit" part="button save" aria-disabled=${isBusy}>${text('save')}</button>
        <button type="button" part="button" @click=${() => show(key, 'show')}>
          ${text('cancel')}
        </button>
      </form>`,
    remove: () =>
      html`<div role="group" part="question" aria-labelledby=${id}>
        <span id=${id}>${about(isOnly ? 'removeLastKey' : 'removeKey', name)}</span>
        <button
          type="button"
          part="button confirm"
          aria-disabled=${isBusy}
          @click=${() => remove(key)}
        >
          ${text('remove')}
        </button>
        <button type="button" part="button" @click=${() => show(key, 'show')}>
          ${text('keep')}
        </button>
      </div>`,
  };
  return html`<li
    part="key"
    tabindex="-1"
    aria-busy=${isBusy}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Escape' || mode === 'show') return;
      // A dialog around the list stays.
      event.preventDefault();
      show(key, 'show');
    }}
  >
    ${content[mode]()}
  </li>`;
}
