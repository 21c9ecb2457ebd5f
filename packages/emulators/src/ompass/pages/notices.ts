import { html } from 'hono/html';
import { layout } from './layout.js';
import { foreignParameters, languageParameter, sessionParameter, stepParameter } from './links.js';
import type { Markup } from './markup.js';
import type { View } from './view.js';

/** The page before the one that carries the opener policy. */
export function hopPage(view: View, sessionId: string): Markup {
  const { text, url } = view;
  const kept: [string, string][] = [
    [sessionParameter, sessionId],
    [stepParameter, '2'],
    ...foreignParameters(url),
  ];
  const language = new URL(url).searchParams.get(languageParameter);
  if (language !== null) kept.push([languageParameter, language]);
  return single(
    view,
    text.hop,
    html`<form method="get">
      ${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      <button id="continue-hop">${text.continue}</button>
    </form>`,
  );
}

/** The page for an address that leads nowhere, or no longer. */
export function notFoundPage(view: View): Markup {
  return single(view, view.text.notFound);
}

/** The page at the emulator's own address, for whoever looks whether it runs. */
export function homePage(view: View, redirectUri: string): Markup {
  const notice = {
    title: 'The OMPASS emulator is running',
    lead: 'Point your server at this address; it answers as the OMPASS v1 API does.',
  };
  return single(
    view,
    notice,
    html`<ul class="routes">
        <li><code>POST /v1/ompass/u2f</code></li>
        <li><code>POST /v1/ompass/uaf</code></li>
        <li><code>POST /v1/ompass/token-verification</code></li>
        <li><code>DELETE /v1/ompass/users/{userId}</code></li>
      </ul>
      <p class="hint">Redirect URI: <code>${redirectUri}</code></p>`,
  );
}

function single(view: View, notice: { title: string; lead: string }, action?: Markup): Markup {
  const content = html`<main class="stage alone">
    <div class="card">
      <section>
        <h1>${notice.title}</h1>
        <p class="lead">${notice.lead}</p>
        ${action ?? ''}
      </section>
    </div>
  </main>`;
  return layout(view, notice.title, content);
}
