import { ompass } from '@second-factor/server';
import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { serveFiles } from './files.mjs';
import { secureHeaders } from './secure-headers.mjs';
import { sessions } from './session.mjs';
import { stateRoutes } from './states.mjs';
import { checkPassword } from './users.mjs';

const basePath = '/auth/ompass';

/** The demo's site: its pages, its session, and the endpoint of `<ompass-login>`. */
export function demoApp({ provider, cookieSecret, origin }) {
  const session = sessions(cookieSecret);

  const handle = ompass({
    secretKey: provider.secretKey,
    baseUrl: provider.baseUrl,
    cookieSecret,
    basePath,
    origins: [origin],
    authenticate: ({ userId, fields }) => checkPassword(userId, fields.password),
    async openSession({ userId, method }) {
      const headers = { 'Set-Cookie': await session.open({ userId, method }) };
      return Response.json({ name: userId }, { headers });
    },
    mayReset: async ({ request, userId }) => (await session.read(request))?.userId === userId,
    onError: ({ operation, status, code, detail = '' }) =>
      console.error(`${operation ?? 'endpoint'}: ${status} ${code} ${detail}`.trimEnd()),
  });

  const app = new Hono();
  app.use(secureHeaders);
  app.all(`${basePath}/*`, ({ req }) => handle(req.raw));

  /** What the pages need to know: who is logged in, and who OMPASS is. */
  app.get('/session', async ({ req, json, header }) => {
    header('Cache-Control', 'no-store');
    const { baseUrl, isEmulated = false } = provider;
    const user = (await session.read(req.raw)) ?? null;
    return json({ user, provider: { baseUrl, isEmulated } });
  });
  app.post('/logout', csrf({ origin }), ({ redirect, header }) => {
    header('Set-Cookie', session.close());
    return redirect('/', 303);
  });
  app.get('/account', async ({ req, redirect }, next) =>
    (await session.read(req.raw)) ? next() : redirect('/', 303),
  );

  app.route('/states', stateRoutes);
  app.get('*', serveFiles);
  return app;
}
