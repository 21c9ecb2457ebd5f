import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { exampleRoutes } from './examples/routes.mjs';
import { serveFiles } from './files.mjs';
import { keyEndpoint } from './keys.mjs';
import { ompassEndpoint } from './ompass.mjs';
import { secureHeaders } from './secure-headers.mjs';
import { sessions } from './session.mjs';
import { stateRoutes } from './states.mjs';
import { checkPassword } from './users.mjs';
import { virtualKeyRoutes } from './virtual-key-routes.mjs';
import { zitadelEndpoint } from './zitadel.mjs';

/** The demo's site: its pages, its session, and the endpoints of the elements. */
export function demoApp({ provider, zitadel, store, virtualKeys, cookieSecret, origin }) {
  const session = sessions(cookieSecret);
  const common = { cookieSecret, origin, session };
  const keys = keyEndpoint({ ...common, basePath: '/auth/keys', store });
  const endpoints = {
    '/auth/ompass': ompassEndpoint({ ...common, basePath: '/auth/ompass', provider }),
    '/auth/keys': keys,
    '/auth/zitadel': zitadelEndpoint({ ...common, basePath: '/auth/zitadel', zitadel }),
  };

  const app = new Hono();
  app.use(secureHeaders);
  // The endpoints have limits of their own.
  for (const path of ['/login', '/virtual-key/*']) app.use(path, bodyLimit({ maxSize: 4096 }));
  for (const [basePath, handle] of Object.entries(endpoints)) {
    app.all(`${basePath}/*`, ({ req }) => handle(req.raw));
  }

  /** What the pages need to know: who is logged in, and who OMPASS and ZITADEL are. */
  app.get('/session', async ({ req, json, header }) => {
    header('Cache-Control', 'no-store');
    const user = (await session.read(req.raw)) ?? null;
    return json({
      user,
      ompass: { url: provider.baseUrl, isEmulated: Boolean(provider.isEmulated) },
      zitadel: { url: zitadel.url, isEmulated: Boolean(zitadel.isEmulated) },
    });
  });
  /** A login by the password alone, so that a first key can be registered. */
  app.post('/login', csrf({ origin }), async ({ req, json }) => {
    const { user_id: userId, password } = await req.parseBody();
    const user = await checkPassword(String(userId), String(password));
    if (!user) return json({ code: 'password_required' }, 401);
    return session.answer({ userId: user, method: 'password' });
  });
  app.post('/logout', csrf({ origin }), ({ redirect, header }) => {
    header('Set-Cookie', session.close());
    return redirect('/', 303);
  });
  app.get('/account', async ({ req, redirect }, next) =>
    (await session.read(req.raw)) ? next() : redirect('/', 303),
  );

  app.route('/virtual-key', virtualKeyRoutes({ virtualKeys, origin }));
  app.route('/states', stateRoutes);
  app.use('/examples/*', bodyLimit({ maxSize: 65_536 }));
  app.route('/examples', exampleRoutes({ origin, session, store, keys }));
  app.get('*', serveFiles);
  return app;
}
