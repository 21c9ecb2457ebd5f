import { controlStyles } from './control-styles.js';
import { css, styleSheet } from './style-sheet.js';

/**
 * The look of what elements put into the light DOM. A shadow root's sheet does not reach it:
 * `::slotted()` stops at the slotted node itself, and the fields stand inside a form. So this sheet is
 * adopted by the document, or by the shadow root the element stands in, and dropped when the last form
 * has gone. It is no node, its rules match nothing but what we made, and what they use comes by
 * inheritance from the element. Two attributes outweigh any reset (Tailwind's heaviest is
 * `[type=submit]`), and a page that means to can still outweigh them. Edges, room and focus ring are
 * important: where all of a page is `!important`, a field is still seen to be one.
 */
const lightStyles = styleSheet(css`
  [data-second-factor][slot] {
    all: unset;
    display: grid;
    gap: var(--_gap);
    ${controlStyles}
    div,
    label,
    span {
      all: unset;
    }
    div {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 0.375em;
    }
    button,
    input {
      padding: 0.625em 1em !important;
      border: 1px solid var(--_edge, var(--_line, var(--_accent))) !important;
    }
    input {
      grid-area: 2 / 1 / 3 / 3;
    }
    input:read-only {
      --_edge: transparent;
    }
    [data-part='reveal'] {
      --_edge: transparent;
      padding: 0 !important;
    }
    [data-part='error'] {
      grid-area: 3 / 1 / 4 / 3;
      color: var(--_error);
    }
    [data-part='error']:empty {
      display: none;
    }
    [aria-invalid='true'] {
      --_edge: var(--_error);
    }
    button:disabled {
      opacity: 0.5;
      pointer-events: none;
    }
    :focus-visible {
      outline: 2px solid var(--second-factor-focus, var(--_accent)) !important;
    }
  }
`);

/** Has a document or shadow root adopt our light-DOM styles while a form of ours stands in it. */
export function updateLightStyles(root: Document | ShadowRoot): void {
  const sheets = root.adoptedStyleSheets;
  const sheet = lightStyles(root.ownerDocument ?? root);
  const index = sheets.indexOf(sheet);
  const isUsed = root.querySelector('[data-second-factor]') !== null;
  if (isUsed && index < 0) sheets.push(sheet);
  if (!isUsed && index >= 0) sheets.splice(index, 1);
}
