/** A page with all elements beside a style sheet of others, and a server that has some keys. */
import { readFileSync } from 'node:fs';

/** Style sheets by name: a page's own, what frameworks bring, and the worst. */
const sheets = {
  bare: 'test/page-css/bare.css',
  bootstrap: 'node_modules/bootstrap/dist/css/bootstrap.css',
  hostile: 'test/page-css/hostile.css',
  tailwind: 'node_modules/tailwindcss/preflight.css',
};

/** Their names. */
export const sheetNames = Object.keys(sheets);

const keys = [
  { id: 'AQ', name: 'Blue key', created: '2026-01-02T03:04:05Z' },
  { id: 'Ag', name: 'A key with a name that is as long as any', created: '2026-01-02T03:04:05Z' },
];
const scripts = 'packages/elements/dist';

/** Answers `/?sheet=bootstrap&theme=dark&dir=rtl`, and what such a page asks for. */
export function servePage(request) {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname === '/') return answer(page(Object.fromEntries(searchParams)), 'text/html');
  if (/^\/[\w-]+\.min\.js$/.test(pathname)) {
    return answer(readFileSync(scripts + pathname), 'text/javascript');
  }
  if (pathname === '/auth/keys') return Response.json(keys);
  const sheet = sheets[pathname.slice(1)];
  return sheet ? answer(readFileSync(sheet), 'text/css') : new Response(null, { status: 404 });
}

function answer(body, type) {
  return new Response(body, { headers: { 'Content-Type': `${type}; charset=utf-8` } });
}

function page({ sheet, theme, dir }) {
  // Each framework's own way to be dark; a page without any follows the system.
  const own = { bootstrap: `data-bs-theme="${theme}"`, tailwind: `style="color-scheme: ${theme}"` };
  return `<!doctype html>
    <html lang="en" dir="${dir}" ${own[sheet] ?? ''}>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Beside ${sheet}</title>
      <link rel="stylesheet" href="/${sheet}" />
      <script type="module" src="/all.min.js"></script>
      <ompass-login endpoint="/auth" prompt="password"></ompass-login><hr />
      <u2f-register endpoint="/auth"></u2f-register><hr />
      <u2f-login endpoint="/auth" prompt="password"></u2f-login><hr />
      <u2f-keys endpoint="/auth"></u2f-keys>
    </html>`;
}
