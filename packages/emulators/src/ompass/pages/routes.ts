import { Hono } from 'hono';
import type { OmpassState } from '../state.js';
import { actionRoutes } from './actions.js';
import { assetRoutes } from './assets.js';
import { pageHeaders } from './headers.js';
import { homePage } from './notices.js';
import { phonePage } from './phone.js';
import { sessionViewOf, viewOf } from './views.js';
import { visitRoutes } from './visits.js';

/** The pages that a person meets in the popup, and what they load and ask. */
export function pageRoutes(state: OmpassState): Hono {
  const { options, sessions } = state;
  const pages = new Hono({ strict: false });
  pages.use(pageHeaders(options.coop));

  pages.get('/', ({ html, req }) => html(homePage(viewOf(state, req.url), options.redirectUri)));
  pages.route('/assets', assetRoutes());
  pages.route('/register/did', visitRoutes(state, 'register'));
  pages.route('/auth/did', visitRoutes(state, 'authenticate'));
  pages.get('/phone/:session', ({ html, req, notFound }) => {
    const session = sessions.get(req.param('session'));
    return session ? html(phonePage(sessionViewOf(state, req.url, session))) : notFound();
  });
  pages.route('/', actionRoutes(state));
  return pages;
}
