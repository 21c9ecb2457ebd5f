import { randomBytes } from 'node:crypto';
import type { Expected } from '../../u2f/verify-client-data.js';
import { readText } from '../call.js';
import type { Call } from '../call.js';
import { SurePassIdRefusal } from '../errors.js';
import type { SurePassIdState } from '../state.js';

/** A U2F ceremony that was begun. */
export interface U2fSession {
  readonly ceremony: 'enroll' | 'sign';
  readonly username: string;
  readonly appId: string;
  readonly challenge: string;
  /** The device that is to sign. */
  readonly tokenId?: string;
}

/** The version of U2F, the only one there is. */
export const version = 'U2F_V2';

/** Begins a ceremony, and answers what every request of it says. */
export function openSession(
  { u2fSessions, now, options }: SurePassIdState,
  begun: Omit<U2fSession, 'challenge'>,
): { readonly challenge: string; readonly sessionId: string } {
  const challenge = randomBytes(32).toString('base64url');
  // As the real one's look: a number in hexadecimal, and that text in standard base64 with padding.
  const number = randomBytes(5).toString('hex').toUpperCase();
  const sessionId = Buffer.from(number).toString('base64');
  const expiresAt = now() + (options.challengeSeconds ?? 60) * 1000;
  u2fSessions.set(sessionId, { ...begun, challenge }, expiresAt);
  return { challenge, sessionId };
}

/**
 * The ceremony that a call ends; it is over with that, whatever comes.
 *
 * @throws {@link SurePassIdRefusal} 9046 when there is none, or it is somebody else's
 */
export function takeSession(call: Call, ceremony: U2fSession['ceremony']): U2fSession {
  const { state, username, fields } = call;
  const sessionId = readText(fields, 'sessionId');
  const session = state.u2fSessions.get(sessionId);
  if (session?.ceremony !== ceremony || session.username !== username) {
    throw new SurePassIdRefusal(9046);
  }
  state.u2fSessions.delete(sessionId);
  return session;
}

/** What the answer must fit. */
export function expectedOf(
  { options }: SurePassIdState,
  { challenge, appId }: Pick<U2fSession, 'challenge' | 'appId'>,
): Expected {
  const { facets, acceptsWebAuthn = false } = options;
  return { challenge, appId, facets, forms: acceptsWebAuthn ? ['u2f', 'webauthn'] : ['u2f'] };
}
