import { html } from 'hono/html';
import type { Markup } from './markup.js';

/** The drawings on the pages; each stands beside words that say the same. */
const outlines = {
  bell: 'M6 16v-5a6 6 0 1 1 12 0v5l1.5 2h-15zM10 21h4',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  clock: 'M12 7v5l3.5 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
  cross: 'M7 7l10 10M17 7L7 17',
} as const;

/** The name of a drawing. */
export type IconName = keyof typeof outlines;

/** A drawing in a disc. */
export function icon(name: IconName): Markup {
  return html`<svg class="icon ${name}" viewBox="0 0 24 24" aria-hidden="true">
    <path d="${outlines[name]}" />
  </svg>`;
}
