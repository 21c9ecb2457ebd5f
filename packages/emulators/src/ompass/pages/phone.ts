import { html } from 'hono/html';
import { layout } from './layout.js';
import type { Markup } from './markup.js';
import { details } from './parts.js';
import type { SessionView } from './view.js';
import { shownIn } from './view.js';

/** The emulator's stand-in for the phone, to be drawn beside a page. */
export function phone(view: SessionView): Markup {
  const { text, state } = view;
  const { title, note, idle, approved, denied, expired } = text.phone;
  return html`<aside class="phone" aria-labelledby="phone-title">
    <h2 id="phone-title">${title} <span class="tag">${text.emulator}</span></h2>
    <div class="screen">
      ${notification(view)}
      <p class="idle" data-for="identify" ${shownIn(state, 'identify')}>${idle}</p>
      <p class="idle" data-for="approved finished" ${shownIn(state, 'approved', 'finished')}>
        ${approved}
      </p>
      <p class="idle" data-for="denied" ${shownIn(state, 'denied')}>${denied}</p>
      <p class="idle" data-for="expired lost" ${shownIn(state, 'expired')}>${expired}</p>
    </div>
    <p class="hint">${note}</p>
  </aside>`;
}

/** The phone alone on a page, which is where the QR code leads. */
export function phonePage(view: SessionView): Markup {
  const { session, state, root, text } = view;
  const content = html`<main
    class="stage alone"
    data-status="${root}/sessions/${session.id}"
    data-state="${state}"
    data-left="${text.left}"
  >
    <h1 class="visually-hidden">${text.phone.title}</h1>
    ${phone(view)}
  </main>`;
  return layout(view, text.phone.title, content);
}

function notification(view: SessionView): Markup {
  const { text, session, state, root } = view;
  const { approve, deny } = text.phone;
  const action = `${root}/phone/${session.id}`;
  return html`<div class="notification" data-for="waiting" ${shownIn(state, 'waiting')}>
    <p class="app">OMPASS</p>
    <p class="question">${text.phone[session.purpose]}</p>
    ${details(view)}
    <div class="answers">
      <form method="post" action="${action}/deny" data-background>
        <button class="deny" id="deny">${deny}</button>
      </form>
      <form method="post" action="${action}/approve" data-background>
        <button class="approve" id="approve">${approve}</button>
      </form>
    </div>
  </div>`;
}
