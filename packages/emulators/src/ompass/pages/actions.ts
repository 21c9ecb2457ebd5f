import { Hono } from 'hono';
import type { Context } from 'hono';
import { redirectUrl } from '../redirect.js';
import { decide, secondsLeft, stateOf } from '../sessions.js';
import type { Decision, Session } from '../sessions.js';
import type { OmpassState } from '../state.js';
import { rootPath, sessionUrl, stepParameter } from './links.js';

const decisions: readonly Decision[] = ['approve', 'deny'];

/** What the pages ask and what the phone says: status, resend, try again, approve, deny, finish. */
export function actionRoutes(state: OmpassState): Hono {
  const { sessions, tokens, options, now } = state;
  const actions = new Hono({ strict: false });

  actions.get('/sessions/:session', (context) => {
    const session = sessions.get(context.req.param('session'));
    return session ? context.json(statusOf(state, session)) : context.notFound();
  });

  actions.post('/sessions/:session/resend', (context) => {
    const session = sessions.get(context.req.param('session'));
    if (!session) return context.notFound();
    const done = stateOf(session, now()) === 'waiting';
    if (done) session.notifications += 1;
    return answer(state, context, session, done);
  });

  actions.post('/sessions/:session/again', (context) => {
    const session = sessions.get(context.req.param('session'));
    if (!session) return context.notFound();
    const done = stateOf(session, now()) === 'denied';
    if (done) session.progress = 'waiting';
    return answer(state, context, session, done);
  });

  for (const decision of decisions) {
    actions.post(`/phone/:session/${decision}`, (context) => {
      const session = sessions.get(context.req.param('session'));
      if (!session) return context.notFound();
      const done = decide(session, decision, now());
      if (session.progress === 'approved') register(state, session);
      return answer(state, context, session, done);
    });
  }

  actions.get('/finish/:session', async (context) => {
    const session = sessions.get(context.req.param('session'));
    if (!session) return context.notFound();
    const { userId } = session;
    if (userId === undefined || stateOf(session, now()) !== 'approved') {
      return context.redirect(pageOf(state, session), 303);
    }
    // One-shot, and before the first await: a second request must find it used.
    session.progress = 'finished';
    const token = await tokens.issue(userId);
    const foreignParameters = options.echoParameters ? session.foreignParameters : [];
    return context.redirect(redirectUrl(options, { userId, token, foreignParameters }), 302);
  });

  return actions;
}

function register({ users }: OmpassState, { purpose, userId }: Session): void {
  if (purpose === 'register' && userId !== undefined) users.add(userId);
}

function statusOf({ now }: OmpassState, session: Session): object {
  return { state: stateOf(session, now()), seconds_left: secondsLeft(session, now()) };
}

/** The status for the page's script, the page itself for a form sent without script. */
function answer(state: OmpassState, context: Context, session: Session, done: boolean): Response {
  if (context.req.header('Accept')?.includes('text/html') === true) {
    return context.redirect(pageOf(state, session), 303);
  }
  return context.json(statusOf(state, session), done ? 200 : 409);
}

function pageOf({ options }: OmpassState, session: Session): string {
  return `${sessionUrl(rootPath(options), session)}&${stepParameter}=2`;
}
