/** The demo's gallery of states by itself, on a port of its own. */
import { listen } from '@second-factor/emulators';
import { Hono } from 'hono';
import { serveFiles } from '../../demo/files.mjs';
import { secureHeaders } from '../../demo/secure-headers.mjs';
import { stateRoutes } from '../../demo/states.mjs';

/**
 * Serves it under the demo's own policy.
 * @param policy - in place of it
 * @param scripts - by address; the page of states has them before all others
 */
export async function serveStates({ policy, scripts = {} } = {}) {
  const app = new Hono();
  app.use(secureHeaders);
  if (policy) app.use(withPolicy(policy));
  app.get('/session', ({ json }) => json({ user: null }));
  for (const [path, script] of Object.entries(scripts)) {
    app.get(path, ({ body }) => body(script, 200, { 'Content-Type': 'text/javascript' }));
  }
  app.use('/states', withScripts(Object.keys(scripts)));
  app.route('/states', stateRoutes);
  app.get('*', serveFiles);
  return listen((request) => app.fetch(request), { hostname: 'localhost' });
}

function withPolicy(policy) {
  return async (context, next) => {
    await next();
    context.header('Content-Security-Policy', policy);
  };
}

function withScripts(addresses) {
  return async (context, next) => {
    await next();
    const tags = addresses.map((address) => `<script type="module" src="${address}"></script>`);
    const html = await context.res.text();
    const { headers } = context.res;
    context.res = new Response(html.replace('<script', `${tags.join('')}<script`), { headers });
  };
}
