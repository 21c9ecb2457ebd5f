import { html } from 'hono/html';
import { icon } from './icon.js';
import type { IconName } from './icon.js';
import type { Markup } from './markup.js';
import type { Notice } from './text/text.js';
import type { SessionView } from './view.js';
import { shownIn } from './view.js';

type Ending = 'approved' | 'denied' | 'expired' | 'finished' | 'lost';

const signs: Readonly<Record<Ending, IconName>> = {
  approved: 'check',
  denied: 'cross',
  expired: 'clock',
  finished: 'check',
  lost: 'clock',
};

/** What the page says once the phone has answered, or nobody has; all but one are hidden. */
export function outcomes(view: SessionView): Markup {
  const { text, root, session } = view;
  const again = html`<form
    method="post"
    action="${root}/sessions/${session.id}/again"
    data-background
  >
    <button id="again">${text.denied.again}</button>
  </form>`;
  const onward = html`<p><a href="${root}/finish/${session.id}">${text.continue}</a></p>`;
  const reload = html`<p><a href="${new URL(view.url).search}">${text.lost.reload}</a></p>`;
  return html`${outcome(view, 'approved', text.approved, onward)}
  ${outcome(view, 'denied', text.denied, again)} ${outcome(view, 'expired', text.expired)}
  ${outcome(view, 'finished', text.finished)} ${outcome(view, 'lost', text.lost, reload)}`;
}

function outcome(view: SessionView, ending: Ending, notice: Notice, action?: Markup): Markup {
  return html`<section class="outcome" data-for="${ending}" ${shownIn(view.state, ending)}>
    ${icon(signs[ending])}
    <h1 tabindex="-1">${notice.title}</h1>
    <p class="lead">${notice.lead}</p>
    ${action ?? ''}
  </section>`;
}
