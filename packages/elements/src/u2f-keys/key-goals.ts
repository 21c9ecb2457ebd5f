import type { KeyRowMode } from './key-row.js';

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
