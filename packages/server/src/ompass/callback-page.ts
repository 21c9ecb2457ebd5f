import { callbackScript } from '#callback-script';
import { html, raw } from 'hono/html';
import type { EndpointContext } from '../endpoint.js';
import { callbackStyle } from './callback-style.js';
import { type CallbackLanguage, callbackTexts, chooseLanguage } from './callback-texts.js';

/**
 * `GET /callback`: the page OMPASS sends the person back to. Its script takes the token off the address
 * and hands it to the page that began the login.
 *
 * Nothing of the address is written into the page. There is deliberately no
 * `Cross-Origin-Opener-Policy`: from a popup that a framed page opened, only `postMessage` to the opener
 * gets through, and that header would cut it.
 */
export async function callbackPage({ req }: EndpointContext): Promise<Response> {
  const language = chooseLanguage(req.raw);
  return new Response(await renderPage(language), {
    headers: {
      'Content-Language': language,
      'Content-Security-Policy': await contentSecurityPolicy(),
      'Content-Type': 'text/html; charset=utf-8',
      'Referrer-Policy': 'no-referrer',
      Vary: 'Accept-Language',
    },
  });
}

async function contentSecurityPolicy(): Promise<string> {
  return [
    "default-src 'none'",
    `script-src ${await hash(callbackScript)}`,
    `style-src ${await hash(callbackStyle)}`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}

async function renderPage(language: CallbackLanguage): Promise<string> {
  const texts = callbackTexts[language];
  // As one piece, byte for byte what the policy's hashes are of.
  const style = raw(`<style>${callbackStyle}</style>`);
  const { close, done, failed } = texts;
  const script = raw(`<script>${callbackScript}</script>`);
  const page = await html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${texts.title}</title>
        ${style}
      </head>
      <body>
        <main>
          <div role="status" data-close="${close}" data-done="${done}" data-failed="${failed}">
            <p>${texts.working}</p>
            <noscript><p>${texts.noScript}</p></noscript>
          </div>
        </main>
        ${script}
      </body>
    </html>`;
  return String(page);
}
