import { html } from 'hono/html';
import type { IdentifyProblem } from '../identify.js';
import { authentication } from './authentication.js';
import { identification } from './identification.js';
import { layout } from './layout.js';
import type { Markup } from './markup.js';
import { outcomes } from './outcomes.js';
import { phone } from './phone.js';
import { registration } from './registration.js';
import type { SessionView } from './view.js';

/** The page of a session in whatever state it is, with the phone beside it. */
export function sessionPage(view: SessionView, problem?: IdentifyProblem): Markup {
  const { text, session, state, root } = view;
  const title = state === 'identify' ? text.identify.title : text[session.purpose].title;
  const content = html`<main
    class="stage"
    data-status="${root}/sessions/${session.id}"
    data-finish="${root}/finish/${session.id}"
    data-state="${state}"
    data-left="${text.left}"
  >
    <div class="card">
      ${screen(view, problem)} ${outcomes(view)}
      <noscript><p class="hint">${text.needsScript}</p></noscript>
      <p class="visually-hidden" role="status" id="announcement"></p>
    </div>
    ${phone(view)}
  </main>`;
  return layout(view, title, content);
}

function screen(view: SessionView, problem?: IdentifyProblem): Markup {
  if (view.state === 'identify') return identification(view, problem);
  return view.session.purpose === 'register' ? registration(view) : authentication(view);
}
