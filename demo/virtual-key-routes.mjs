import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { protocols, VirtualKeyError } from './virtual-keys.mjs';

const statuses = { devtools_unreachable: 503, tab_not_found: 404 };

/**
 * Lets a tab of the demo have a virtual key. No other page may ask, nor another machine.
 */
export function virtualKeyRoutes({ virtualKeys, origin }) {
  const app = new Hono();
  app.use(csrf({ origin }));
  app.use(async ({ req, env, json }, next) => {
    const isOwn = req.header('Origin') === origin && isLoopback(env.incoming?.socket.remoteAddress);
    return isOwn ? next() : json({ code: 'origin_refused' }, 403);
  });

  for (const action of ['look', 'plug', 'unplug']) {
    app.post(`/${action}`, async ({ req, json }) => {
      const { mark, protocol = 'ctap2' } = await req.parseBody();
      if (!/^virtual-key-[\da-f-]{36}$/.test(mark) || !protocols.includes(protocol)) {
        return json({ code: 'invalid_request' }, 400);
      }
      return json({ plugged: await virtualKeys[action](mark, protocol) });
    });
  }

  app.onError((error, { json }) => {
    if (error instanceof VirtualKeyError) {
      return json({ code: error.code, port: virtualKeys.port }, statuses[error.code]);
    }
    if (error.getResponse) return error.getResponse();
    console.error(`virtual key: ${error.message}`);
    return json({ code: 'internal_error' }, 500);
  });
  return app;
}

function isLoopback(address = '') {
  return /^(::ffff:)?127\.|^::1$/.test(address);
}
