import type { RegisteredKey } from '@second-factor/core';
import { html } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import type { LocalizeController } from '../internal/localize-controller.js';
import { keyRow } from './key-row.js';
import type { KeyRowActions, KeyRowMode } from './key-row.js';

/** The key whose row is open, and for what. */
export interface OpenedKey {
  readonly id: string;
  readonly mode: KeyRowMode;
}

/** The keys, and what is being done to them. */
export interface KeyList {
  readonly keys: readonly RegisteredKey[];
  readonly opened: OpenedKey | undefined;
  /** The id of the key that the provider is changing. */
  readonly busy: string | undefined;
  /** Whether the provider can rename keys. */
  readonly isNameable: boolean;
}

/** The list of a person's keys. */
export function keyList(
  { keys, opened, busy, isNameable }: KeyList,
  words: LocalizeController,
  actions: KeyRowActions,
): TemplateResult {
  const rows = keys.map((key, index) => {
    const row = {
      key,
      mode: opened?.id === key.id ? opened.mode : 'show',
      isBusy: busy === key.id,
      isLocked: busy !== undefined,
      isOnly: keys.length === 1,
      isNameable: isNameable && key.canRename !== false,
    } as const;
    return keyRow(row, index, words, actions);
  });
  return html`<ul part="keys" role="list" aria-label=${words.text('keys')}>
    ${rows}
  </ul>`;
}

/** A row, as a selector. */
export function rowAt(index: number): string {
  return `[part=key]:nth-child(${index + 1})`;
}

/**
 * Where the focus goes when a row changes its mode, as a selector: to what is safe to press. It is back to
 * where it was opened, the field, or the way out.
 */
export function goalIn(index: number, mode: KeyRowMode, before: KeyRowMode = 'rename'): string {
  const goals = {
    show: `[part~=${before}]`,
    rename: 'input',
    remove: '[part~=confirm] + *',
  };
  return `${rowAt(index)} ${goals[mode]}`;
}
