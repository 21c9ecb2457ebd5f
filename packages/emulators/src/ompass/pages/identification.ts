import { html } from 'hono/html';
import type { IdentifyProblem } from '../identify.js';
import type { Markup } from './markup.js';
import type { SessionView } from './view.js';

/** The ID page of a login without a password; `problem` says what was wrong with the last ID. */
export function identification(view: SessionView, problem?: IdentifyProblem): Markup {
  const { text, session } = view;
  const described =
    problem === undefined ? '' : html`aria-invalid="true" aria-describedby="problem"`;
  return html`<section data-for="identify">
    <h1 tabindex="-1">${text.identify.title}</h1>
    <p class="lead">${text.identify.lead}</p>
    <form class="identify" method="post" novalidate>
      <label for="user-id">${text.userId}</label>
      <input
        id="user-id"
        name="user_id"
        value="${session.typedUserId}"
        autocomplete="username"
        autocapitalize="none"
        spellcheck="false"
        required
        autofocus
        ${described}
      />
      ${problem === undefined ? '' : html`<p class="problem" id="problem" role="alert">${text.identify[problem]}</p>`}
      <button id="continue">${text.continue}</button>
    </form>
  </section>`;
}
