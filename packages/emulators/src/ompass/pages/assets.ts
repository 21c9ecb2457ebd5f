import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { css } from './css/css.js';

/** The stylesheet and the script of the pages. */
export function assetRoutes(): Hono {
  const assets = new Hono({ strict: false });
  const script = readScript();
  assets.get('/page.css', ({ body }) => body(css, 200, { 'Content-Type': 'text/css' }));
  assets.get('/page.js', ({ body }) => body(script, 200, { 'Content-Type': 'text/javascript' }));
  return assets;
}

/** The compiled script as it lies beside this module, without the map that is not served. */
function readScript(): string {
  const file = new URL('./browser/page.js', import.meta.url);
  return readFileSync(file, 'utf8').replace(/\n\/\/# sourceMappingURL=.*/, '');
}
