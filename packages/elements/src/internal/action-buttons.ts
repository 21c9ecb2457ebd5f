import { html } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';

/** A button's label, and what pressing it does. */
export type Action = readonly [label: string | undefined, onClick: () => void];

/** The buttons of a step, the one to expect first. */
export function actionButtons(...actions: readonly Action[]): readonly TemplateResult[] {
  return actions.map(
    ([label, onClick]) =>
      html`<button type="button" part="button" @click=${onClick}>${label}</button>`,
  );
}
