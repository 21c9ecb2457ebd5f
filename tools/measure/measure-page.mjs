import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

/** A policy without a nonce, as strict as a page with a form can have it. */
export const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
].join('; ');

/** What the page reports of itself, from before its first script on. */
const watch = `window.violations = [];
document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));`;

/** A page that has a copy of Lit already, and renders by it. */
const pageLit = `import { html, render } from '/lit-html.js';
render(html\`<p>by the page's own Lit</p>\`, document.querySelector('#page'));`;

/**
 * Opens a product's elements in a page of their own, once under the strict policy and once beside another
 * copy of Lit under Trusted Types.
 * @param product - `script`, its text; `markup`, its tags in use; `tags`, those to wait for; `files`,
 *   other texts by path; `policies`, the names of its Trusted Types policies; `json`, what its server answers
 * @returns `violations` of the policy by directive, `fields` as seen by a script and in all, `trustedTypes`
 */
export async function measurePage(browser, product) {
  const site = await serve(product);
  try {
    const strict = await visit(browser, site.url, product.tags);
    const { isDefined, violations } = await visit(browser, `${site.url}trusted`, product.tags);
    const isFree = isDefined && violations.length === 0;
    return {
      violations: strict.violations,
      fields: strict.fields,
      trustedTypes: isFree ? 'works' : isDefined ? 'reported' : 'never defined',
    };
  } finally {
    site.close();
  }
}

async function visit(browser, url, tags) {
  const page = await browser.newPage();
  try {
    await page.goto(url);
    const isDefined = await page
      .waitForFunction(
        (names) => names.every((name) => customElements.get(name)),
        { timeout: 5000 },
        tags,
      )
      .then(
        () => true,
        () => false,
      );
    await page.waitForNetworkIdle();
    return { isDefined, ...(await page.evaluate(inspect)) };
  } finally {
    await page.close();
  }
}

/** In the page: what was reported, and its fields, without and with those in shadow roots. */
function inspect() {
  const below = (root) => [
    ...root.querySelectorAll('input:not([type=hidden])'),
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
      shadowRoot ? below(shadowRoot) : [],
    ),
  ];
  const seen = document.querySelectorAll('input:not([type=hidden])').length;
  return { violations: window.violations, fields: { seen, all: below(document).length } };
}

async function serve({ script, markup, files = {}, policies = [], json = {} }) {
  const require = createRequire(import.meta.url);
  const lit = readFileSync(require.resolve('lit-html').replace('/node/', '/'), 'utf8');
  const scripts = {
    '/product.js': script,
    '/watch.js': watch,
    '/page.js': pageLit,
    '/lit-html.js': lit,
  };
  const trusted = `require-trusted-types-for 'script'; trusted-types ${['lit-html', ...policies].join(' ')}`;
  const server = createServer(({ url }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const text = scripts[pathname] ?? files[pathname];
    if (text !== undefined) {
      const type = pathname.endsWith('.css') ? 'text/css' : 'text/javascript';
      response.writeHead(200, { 'content-type': type }).end(text);
    } else if (pathname === '/' || pathname === '/trusted') {
      const policy = pathname === '/' ? strictPolicy : trusted;
      const headers = { 'content-type': 'text/html', 'content-security-policy': policy };
      response.writeHead(200, headers).end(pageOf(markup, pathname === '/trusted'));
    } else {
      const answer = json[pathname];
      const headers = { 'content-type': 'application/json' };
      response.writeHead(answer ? 200 : 404, headers).end(JSON.stringify(answer ?? {}));
    }
  });
  await once(server.listen(0, 'localhost'), 'listening');
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://localhost:${server.address().port}/`, close };
}

function pageOf(markup, hasLit) {
  const own = hasLit ? '<script type="module" src="/page.js"></script>' : '';
  return `<!doctype html><html lang="en"><title>Measured</title><link rel="icon" href="data:," />
    <script src="/watch.js"></script>${own}
    <script type="module" src="/product.js"></script><div id="page"></div>${markup}</html>`;
}
