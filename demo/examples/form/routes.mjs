import { finishByForm } from '@second-factor/server';
import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { checkPassword } from '../../users.mjs';
import { accountPage, logInPage } from './pages.mjs';

const home = '/examples/form';
const month = 30 * 24 * 3600;

/**
 * A site without a script of its own: the browser posts its forms, and what the key has answered is a
 * field of theirs.
 * @param keys - the endpoint of the elements
 */
export function formRoutes({ origin, session, store, keys }) {
  const app = new Hono();
  app.use(csrf({ origin }));

  app.get('/', async ({ req, html }) => {
    const user = await session.read(req.raw);
    return html(user ? accountPage(user.userId, await store.list(user.userId)) : logInPage());
  });

  app.post('/log-in', async ({ req, html }) => {
    const form = await req.formData();
    const userId = await checkPassword(form.get('user_id'), form.get('password'));
    if (!userId) return html(logInPage('That is not the name and its password.'), 401);
    // Without this question, leaving the key out would be a way in.
    const hasKeys = (await store.list(userId)).length > 0;
    const login = hasKeys
      ? await finishByForm(keys, req.raw, form, {
          name: 'key',
          path: '/auth/keys/authenticate/finish',
        })
      : await session.answer({ userId, method: 'password' });
    return login.ok ? goHome(login) : html(logInPage('Use your key first.'), login.status);
  });

  /** Where `<ompass-login>` posts the page's fields after the login, which has begun the session. */
  app.post('/phone', async ({ req, html }) => {
    const user = await session.read(req.raw);
    if (!user) return html(logInPage('Use your phone first.'), 401);
    const form = await req.formData();
    const seconds = form.has('stay') ? month : undefined;
    return goHome(await session.answer({ ...user, seconds }));
  });

  app.post('/keys', async ({ req, html, redirect }) => {
    const user = await session.read(req.raw);
    if (!user) return redirect(home, 303);
    const path = '/auth/keys/register/finish';
    const form = await req.formData();
    const added = await finishByForm(keys, req.raw, form, { name: 'key', path });
    if (added.ok) return goHome(added);
    const list = await store.list(user.userId);
    return html(accountPage(user.userId, list, 'The key could not be added.'), added.status);
  });

  app.post('/log-out', () =>
    goHome(new Response(null, { headers: { 'Set-Cookie': session.close() } })),
  );
  return app;
}

/** Has the browser ask for the page anew, with the cookies that an endpoint has set. */
function goHome({ headers }) {
  const cookies = headers.getSetCookie().map((cookie) => ['Set-Cookie', cookie]);
  return new Response(null, { status: 303, headers: [['Location', home], ...cookies] });
}
