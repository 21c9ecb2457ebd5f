import { html } from 'hono/html';
import type { Markup } from './markup.js';
import { details, timeLeft } from './parts.js';
import { qrCode } from './qr-code.js';
import type { SessionView } from './view.js';
import { shownIn } from './view.js';

/** What a person sees whose phone is not registered yet: a code to scan, and how. */
export function registration(view: SessionView): Markup {
  const { title, lead, code, steps } = view.text.register;
  return html`<section data-for="waiting" ${shownIn(view.state, 'waiting')}>
    <h1 tabindex="-1">${title}</h1>
    <p class="lead">${lead}</p>
    ${details(view)}
    <div class="scan">
      ${qrCode(view.phoneUrl, code)}
      <ol class="steps">
        ${steps.map((step) => html`<li>${step}</li>`)}
      </ol>
    </div>
    ${timeLeft(view)}
  </section>`;
}
