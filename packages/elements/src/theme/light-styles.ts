import { controlStyles } from './control-styles.js';
import { css } from './style-sheet.js';
import type { StyleSheet } from './style-sheet.js';

/**
 * The look of what elements put into the light DOM. A shadow root's sheet does not reach it:
 * `::slotted()` stops at the slotted node itself, and the fields stand inside a form. So this sheet is
 * adopted by the document, or by the shadow root the element stands in, and dropped when the last form
 * has gone. It is no node, its rules match nothing but what we made, and what they use comes by
 * inheritance from the element. Two attributes outweigh any reset (Tailwind's heaviest is
 * `[type=submit]`), and a page that means to can still outweigh them.
 */
const lightStyles: StyleSheet = css`
  [data-second-factor][slot] {
    display: grid;
    gap: var(--_gap);
    margin: 0;
    padding: 0;
    background: none;
    ${controlStyles}
    [data-part='field'],
    [data-part='control'] {
      display: grid;
      gap: 0.375em;
    }
    label {
      margin: 0;
      color: inherit;
      font: inherit;
      font-weight: 500;
    }
    input {
      inline-size: 100%;
      background: var(--_surface);
      border-color: var(--_border);
      color: var(--_text);
      /* Below 16 pixels iOS zooms into a focused field. */
      font-size: max(1em, 16px);
    }
    input:has(+ button) {
      grid-area: 1 / 1;
      padding-inline-end: 3em;
    }
    input:read-only {
      background: none;
      color: inherit;
    }
    [data-part='reveal'] {
      grid-area: 1 / 1;
      justify-self: end;
      inline-size: 3em;
      padding: 0;
      background: none;
      color: var(--_muted);
    }
    button:disabled {
      opacity: 0.5;
      cursor: default;
    }
    svg {
      display: block;
      inline-size: 1.25em;
      block-size: 1.25em;
      margin: auto;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.75;
      stroke-linecap: round;
    }
    [aria-pressed='true'] circle + path {
      display: none;
    }
  }
`;

/** Has a document or shadow root adopt our light-DOM styles while a form of ours stands in it. */
export function updateLightStyles(root: Document | ShadowRoot): void {
  const sheets = root.adoptedStyleSheets;
  const index = sheets.indexOf(lightStyles.object);
  const isUsed = root.querySelector('[data-second-factor]') !== null;
  if (isUsed && index < 0) sheets.push(lightStyles.object);
  if (!isUsed && index >= 0) sheets.splice(index, 1);
}
