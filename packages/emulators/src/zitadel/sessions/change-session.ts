import { randomBytes } from 'node:crypto';
import { detailsOf, touch } from '../aggregate.js';
import type { Call } from '../call.js';
import { GrpcError, ZitadelError } from '../errors.js';
import { omitDefaults, readDuration } from '../protojson.js';
import type { Message } from '../protojson.js';
import { challenge } from './challenges.js';
import { check } from './checks.js';
import { isStored } from './session.js';
import type { Session } from './session.js';

/**
 * Does all that a call asks of a session, or nothing when one step fails.
 *
 * A change brings a new token, and the one before it ends.
 */
export async function changeSession(call: Call, before: Session): Promise<Message> {
  const timed = prolong(call, before);
  const checked = await check(call, timed);
  const { session, challenges } = challenge(call, checked);
  const isChanged = session !== before || !isStored(before);
  const after = isChanged ? commit(call, before, session) : before;
  return omitDefaults({
    details: detailsOf(after.aggregate),
    sessionId: isStored(before) ? undefined : after.id,
    sessionToken: isChanged ? after.token : undefined,
    challenges,
  });
}

function prolong({ state, message }: Call, session: Session): Session {
  const lifetime = readDuration(message, 'lifetime');
  if (lifetime === undefined) return session;
  if (lifetime > 0) return { ...session, expiresAt: state.now() + lifetime };
  throw new GrpcError(3, 'invalid SetSessionRequest.Lifetime: value must be greater than 0s');
}

function commit({ state }: Call, before: Session, changed: Session): Session {
  // While the signature was verified, another call changed the session; the challenge went with it.
  if (isStored(before) && state.sessions.get(before.id) !== before) {
    throw new ZitadelError('COMMAND-Ioqu5');
  }
  const after: Session = {
    ...changed,
    aggregate: touch(changed.aggregate, state.now()),
    token: randomBytes(48).toString('base64url'),
  };
  state.sessions.set(after.id, after);
  return after;
}
