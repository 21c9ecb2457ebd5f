import { Hono } from 'hono';
import type { HonoRequest } from 'hono';
import { identify } from '../identify.js';
import { stateOf } from '../sessions.js';
import type { Purpose, Session } from '../sessions.js';
import type { OmpassState } from '../state.js';
import { openerPolicy } from './headers.js';
import { foreignParameters, sessionParameter, stepParameter } from './links.js';
import { hopPage } from './notices.js';
import { sessionPage } from './session-page.js';
import { languageOf, sessionViewOf } from './views.js';

/** The pages that `ompass_uri` leads to, for sessions of one purpose. */
export function visitRoutes(state: OmpassState, purpose: Purpose): Hono {
  const { options, now } = state;
  const visits = new Hono({ strict: false });

  visits.get('/:application', (context) => {
    const { req } = context;
    const session = find(state, req, purpose);
    if (!session) return context.notFound();
    remember(session, req.url);
    const view = sessionViewOf(state, req.url, session);
    if (options.coopFrom === 'second' && req.query(stepParameter) === undefined) {
      context.header(openerPolicy, undefined);
      return context.html(hopPage(view, session.id));
    }
    return context.html(sessionPage(view));
  });

  // The ID page posts to its own address, so that its language links keep working.
  visits.post('/:application', async (context) => {
    const { req } = context;
    const session = find(state, req, purpose);
    if (!session) return context.notFound();
    const { user_id: typed } = await req.parseBody();
    const open = stateOf(session, now()) === 'identify';
    const problem = open ? identify(state, session, typed) : undefined;
    if (problem === undefined) return context.redirect(new URL(req.url).search, 303);
    return context.html(sessionPage(sessionViewOf(state, req.url, session), problem));
  });

  return visits;
}

function find(state: OmpassState, request: HonoRequest, purpose: Purpose): Session | undefined {
  const session = state.sessions.get(request.query(sessionParameter) ?? '');
  return session?.purpose === purpose ? session : undefined;
}

/** Keeps what the address says beside the session, for the pages and the redirect after it. */
function remember(session: Session, url: string): void {
  session.language = languageOf(url) ?? session.language;
  session.foreignParameters = foreignParameters(url);
}
