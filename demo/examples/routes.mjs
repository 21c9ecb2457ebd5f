import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { bundleForBrowser, importOnServer } from './bundle.mjs';
import { formRoutes } from './form/routes.mjs';

/** The examples by name: the script of the page, and what renders the page ahead. */
const examples = {
  html: { script: 'client.js', isPlain: true },
  react: { script: 'client.jsx', server: 'server.jsx' },
  svelte: { script: 'client.js' },
  vue: { script: 'client.js', server: 'server.js' },
};

/** Serves the examples; `site` is what the server-rendered one needs of the site. */
export function exampleRoutes(site) {
  const app = new Hono();
  app.route('/form', formRoutes(site));
  for (const [name, { script, server, isPlain }] of Object.entries(examples)) {
    app.get(`/${name}`, async ({ html }) => {
      const page = await read(`${name}/index.html`);
      if (!server) return html(page);
      const { render } = await importOnServer(`${name}/${server}`);
      const content = await render();
      return html(page.replace('<!-- app -->', () => content));
    });
    app.get(`/${name}/${script}`, async ({ body }) => {
      const file = `${name}/${script}`;
      const code = await (isPlain ? read(file) : bundleForBrowser(file));
      return body(code, 200, {
        'Content-Type': 'text/javascript; charset=utf-8',
        'Cache-Control': 'no-cache',
      });
    });
  }
  return app;
}

function read(file) {
  return readFile(new URL(file, import.meta.url), 'utf8');
}
