import { randomBytes } from 'node:crypto';
import { detailsOf, touch } from '../aggregate.js';
import type { Call } from '../call.js';
import { GrpcError, ZitadelError } from '../errors.js';
import { omitDefaults, readDuration } from '../protojson.js';
import type { Message } from '../protojson.js';
import { challenge } from './challenges.js';
import { check } from './checks.js';
import type { Session } from './session.js';

/**
 * Does all that a call asks of a session, or nothing when one step fails.
 *
 * A change brings a new token, and the one before it ends.
 */
export async function changeSession(call: Call, before: Session): Promise<Message> {
  const { state, message } = call;
  const lifetime = readDuration(message, 'lifetime');
  if (lifetime !== undefined && lifetime <= 0) {
    throw new GrpcError(3, 'invalid SetSessionRequest.Lifetime: value must be greater than 0s');
  }
  const checked = await check(call, before);
  const { session, challenges } = challenge(call, checked);
  const timed = lifetime === undefined ? session : { ...session, ...expiry(state.now(), lifetime) };
  const isNew = state.sessions.get(before.id) === undefined;
  if (timed === before && !isNew) {
    return omitDefaults({ details: detailsOf(before.aggregate), challenges });
  }
  const after = commit(call, before, timed);
  return omitDefaults({
    details: detailsOf(after.aggregate),
    ...(isNew && { sessionId: after.id }),
    sessionToken: after.token,
    challenges,
  });
}

function commit({ state }: Call, before: Session, changed: Session): Session {
  const stored = state.sessions.get(before.id);
  // While the signature was verified, another call changed the session; the challenge went with it.
  if (stored && stored !== before) throw new ZitadelError('COMMAND-Ioqu5');
  const after: Session = {
    ...changed,
    aggregate: touch(changed.aggregate, state.now()),
    token: randomBytes(48).toString('base64url'),
  };
  state.sessions.set(after.id, after);
  return after;
}

function expiry(now: number, lifetime: number): Pick<Session, 'expiresAt'> {
  return { expiresAt: now + lifetime };
}
