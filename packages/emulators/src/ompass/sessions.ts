import { randomBytes } from 'node:crypto';
import type { ExpiringMap } from '../expiring-map.js';
import type { Language } from './language.js';

/** What a visit to the pages is for. */
export type Purpose = 'register' | 'authenticate';

/** Where a visit stands; `identify` is the ID page of a login without a password. */
export type SessionState = 'identify' | 'waiting' | 'approved' | 'denied' | 'finished' | 'expired';

/** What the person decides on the phone. */
export type Decision = 'approve' | 'deny';

/** One visit to the pages, from `ompass_uri` to the redirect. */
export interface Session {
  /** What `ompass_uri` names it by; cannot be guessed. */
  readonly id: string;
  readonly purpose: Purpose;
  /** When the phone's time is over, in milliseconds. */
  readonly expiresAt: number;
  /** Who it is for; unknown until the ID page is answered. */
  userId: string | undefined;
  /** What the ID page is filled in with. */
  typedUserId: string;
  language: Language;
  /** How many notifications went to the phone. */
  notifications: number;
  /** Query parameters of `ompass_uri` which are not the emulator's own. */
  foreignParameters: readonly (readonly [string, string])[];
  progress: Exclude<SessionState, 'expired'>;
}

/** What a session starts with. */
export interface NewSession {
  readonly purpose: Purpose;
  /** Who it is for; without it the ID page asks. */
  readonly userId?: string | undefined;
  readonly suggestedUserId?: string | undefined;
  readonly language: Language;
  readonly expiresAt: number;
}

/** How long a session is remembered after its time, so that its page can say so. */
const afterlife = 10 * 60_000;

/** Starts a visit and remembers it. */
export function openSession(sessions: ExpiringMap<Session>, start: NewSession): Session {
  const session: Session = {
    id: randomBytes(24).toString('base64url'),
    purpose: start.purpose,
    expiresAt: start.expiresAt,
    userId: start.userId,
    typedUserId: start.suggestedUserId ?? '',
    language: start.language,
    notifications: 1,
    foreignParameters: [],
    progress: start.userId === undefined ? 'identify' : 'waiting',
  };
  sessions.set(session.id, session, session.expiresAt + afterlife);
  return session;
}

/** Where the visit stands now. */
export function stateOf(session: Session, now: number): SessionState {
  if (session.progress === 'finished') return 'finished';
  return now >= session.expiresAt ? 'expired' : session.progress;
}

/** Whole seconds until the phone's time is over. */
export function secondsLeft(session: Session, now: number): number {
  return Math.max(0, Math.ceil((session.expiresAt - now) / 1000));
}

/** Records what the phone says; false when nothing is waiting for it. */
export function decide(session: Session, decision: Decision, now: number): boolean {
  const decided = decision === 'approve' ? 'approved' : 'denied';
  const state = stateOf(session, now);
  if (state === 'waiting') session.progress = decided;
  // Saying the same again does no harm: people tap twice.
  return state === 'waiting' || state === decided;
}
