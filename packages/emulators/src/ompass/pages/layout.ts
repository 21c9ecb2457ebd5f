import { html } from 'hono/html';
import type { Language } from '../language.js';
import { languageParameter, samePage } from './links.js';
import type { Markup } from './markup.js';
import type { View } from './view.js';

/** A whole page around its content. */
export function layout(view: View, title: string, content: Markup): Markup {
  const { text, root } = view;
  return html`<!doctype html>
    <html lang="${text.tag}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · OMPASS ${text.emulator}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${root}/assets/page.css" />
        <script type="module" src="${root}/assets/page.js"></script>
      </head>
      <body>
        <header class="bar">
          <p class="brand">OMPASS <span class="tag">${text.emulator}</span></p>
          <nav aria-label="${text.language}">
            ${languageLink(view, 'EN', 'en')} ${languageLink(view, 'KR', 'ko')}
          </nav>
        </header>
        ${content}
      </body>
    </html>`;
}

function languageLink({ url, text }: View, language: Language, tag: string): Markup {
  const current = tag === text.tag ? html`aria-current="true"` : '';
  const href = samePage(url, languageParameter, language);
  return html`<a href="${href}" lang="${tag}" hreflang="${tag}" ${current}>${language}</a>`;
}
