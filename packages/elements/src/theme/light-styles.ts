import { controlStyles } from './control-styles.js';
import { css, styleSheet } from './style-sheet.js';

/**
 * The look of what elements put into the light DOM. A shadow root's sheet does not reach it:
 * `::slotted()` stops at the slotted node itself, and the fields stand inside a form. So this sheet is
 * adopted by the document, or by the shadow root the element stands in, and dropped when the last form
 * has gone. It is no node, its rules match nothing but what we made, and what they use comes by
 * inheritance from the element. Two attributes outweigh any reset (Tailwind's heaviest is
 * `[type=submit]`), and a page that means to can still outweigh them.
 */
const lightStyles = styleSheet(css`
  [data-second-factor][slot] {
    all: unset;
    display: grid;
    gap: var(--_gap);
    ${controlStyles}
    div {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 0.375em;
    }
    label {
      all: unset;
    }
    input {
      grid-area: 2 / 1 / auto / span 2;
      inline-size: 100%;
      background: var(--_surface);
      border-color: var(--second-factor-border, light-dark(#889, #778));
      color: var(--_text);
      /* Below 16 pixels iOS zooms into a focused field. */
      font-size: max(1em, 16px);
    }
    input:read-only {
      border-color: transparent;
    }
    [data-part='reveal'] {
      padding: 0;
    }
    button:disabled {
      opacity: 0.5;
      pointer-events: none;
    }
  }
`);

/** Has a document or shadow root adopt our light-DOM styles while a form of ours stands in it. */
export function updateLightStyles(root: Document | ShadowRoot): void {
  const sheets = root.adoptedStyleSheets;
  const index = sheets.indexOf(lightStyles());
  const isUsed = root.querySelector('[data-second-factor]') !== null;
  if (isUsed && index < 0) sheets.push(lightStyles());
  if (!isUsed && index >= 0) sheets.splice(index, 1);
}
