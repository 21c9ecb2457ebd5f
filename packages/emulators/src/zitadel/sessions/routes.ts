import { detailsOf, touch } from '../aggregate.js';
import { mayActFor, requireService } from '../authorization.js';
import type { Call, Route } from '../call.js';
import { ZitadelError } from '../errors.js';
import { readText } from '../protojson.js';
import type { Message } from '../protojson.js';
import { changeSession } from './change-session.js';
import { searchSessions } from './search.js';
import { createSession, describeSession, isActive, requireSession } from './session.js';
import type { Session } from './session.js';

const path = '/v2/sessions/:sessionId';

/** The v2 Session API, its user and WebAuthn checks. */
export const sessionRoutes: readonly Route[] = [
  { method: 'POST', path: '/v2/sessions', status: 201, handle: create },
  { method: 'POST', path: '/v2/sessions/search', handle: searchSessions },
  { method: 'PATCH', path, handle: update },
  { method: 'GET', path, handle: get },
  { method: 'DELETE', path, handle: terminate },
];

function create(call: Call): Promise<Message> {
  requireService(call.caller);
  return changeSession(call, createSession(call.state));
}

function update(call: Call): Promise<Message> {
  requireService(call.caller);
  return changeSession(call, requireSession(call.state, call.parameter('sessionId')));
}

function get(call: Call): Message {
  const session = call.state.sessions.get(call.parameter('sessionId'));
  if (!session || session.isTerminated) throw new ZitadelError('QUERY-SFeaa');
  requireOwn(call, session);
  return { session: describeSession(session) };
}

/** Ends a session; one that is no more needs no ending. */
function terminate(call: Call): Message {
  const { state, parameter } = call;
  const session = state.sessions.get(parameter('sessionId'));
  if (session) requireOwn(call, session);
  else requireService(call.caller);
  if (!session || !isActive(session, state.now())) return { details: {} };
  const aggregate = touch(session.aggregate, state.now());
  state.sessions.set(session.id, { ...session, aggregate, isTerminated: true });
  return { details: detailsOf(aggregate) };
}

/** Sessions are shown to the service, to their own user, and to whoever has their token. */
function requireOwn({ caller, message }: Call, { user, token }: Session): void {
  const isOwn = mayActFor(caller, user?.user.id ?? '');
  if (!isOwn && readText(message, 'sessionToken') !== token) {
    throw new ZitadelError('AUTH-AWfge');
  }
}
