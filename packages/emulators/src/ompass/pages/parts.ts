import { html } from 'hono/html';
import type { Markup } from './markup.js';
import type { SessionView } from './view.js';

/** Who is asking to log in where. */
export function details({ text, session, site }: SessionView): Markup {
  return html`<dl class="details">
    <div>
      <dt>${text.userId}</dt>
      <dd><bdi>${session.userId}</bdi></dd>
    </div>
    <div>
      <dt>${text.site}</dt>
      <dd><bdi>${site}</bdi></dd>
    </div>
  </dl>`;
}

/** The time that is left, which the page's script keeps running. */
export function timeLeft({ text, secondsLeft, secondsInAll }: SessionView): Markup {
  const minutes = Math.floor(secondsLeft / 60);
  const seconds = String(secondsLeft % 60).padStart(2, '0');
  return html`<div class="time">
    <p>
      <span>${text.timeLeft}</span> <span role="timer" id="time-left">${minutes}:${seconds}</span>
    </p>
    <progress aria-hidden="true" max="${secondsInAll}" value="${secondsLeft}"></progress>
  </div>`;
}
