import { html } from 'hono/html';
import { icon } from './icon.js';
import type { Markup } from './markup.js';
import { details, timeLeft } from './parts.js';
import type { SessionView } from './view.js';
import { shownIn } from './view.js';

/** What a person sees while the phone rings. */
export function authentication(view: SessionView): Markup {
  const { title, lead, missing, resend, resent } = view.text.authenticate;
  const action = `${view.root}/sessions/${view.session.id}/resend`;
  return html`<section data-for="waiting" ${shownIn(view.state, 'waiting')}>
    ${icon('bell')}
    <h1 tabindex="-1">${title}</h1>
    <p class="lead">${lead}</p>
    ${details(view)} ${timeLeft(view)}
    <form class="resend" method="post" action="${action}" data-background data-done="${resent}">
      <span>${missing}</span>
      <button class="quiet" id="resend">${resend}</button>
      <span class="hint" role="status" data-answer
        >${view.session.notifications > 1 ? resent : ''}</span
      >
    </form>
  </section>`;
}
