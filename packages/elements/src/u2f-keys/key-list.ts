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
