import { css } from 'lit';
import { controlStyles } from './control-styles.js';

/**
 * The look of what elements put into the light DOM. A shadow root's sheet does not reach it:
 * `::slotted()` stops at a slotted node itself, and the fields stand inside a form. So this sheet is
 * adopted by the document, or by the shadow root the element stands in, and left when the last element
 * has gone. It is no node, and its rules match nothing but what we made. The page's sheets come before
 * it: two attributes outweigh any reset (`[type=submit]` is Tailwind's heaviest), and a page that means
 * to can still outweigh them with a class or an id.
 */
const lightStyles = css`
  [data-second-factor][slot] {
    display: grid;
    gap: var(--_gap);
    margin: 0;
    ${controlStyles}
  }
`;

const uses = new WeakMap<Node, number>();

/** Adopts our light-DOM styles for a document or shadow root, until the returned function is called. */
export function adoptLightStyles(root: Node): () => void {
  const { adoptedStyleSheets } = root as Partial<DocumentOrShadowRoot>;
  const sheet = lightStyles.styleSheet;
  if (!adoptedStyleSheets || !sheet) return () => undefined;
  count(root, 1);
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
  return () => {
    if (count(root, -1) > 0) return;
    const index = adoptedStyleSheets.indexOf(sheet);
    if (index >= 0) adoptedStyleSheets.splice(index, 1);
  };
}

function count(root: Node, change: number): number {
  const users = (uses.get(root) ?? 0) + change;
  uses.set(root, users);
  return users;
}
