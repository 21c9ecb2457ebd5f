import { createAggregate } from '../aggregate.js';
import type { Aggregate } from '../aggregate.js';
import { ZitadelError } from '../errors.js';
import { omitDefaults, timestamp } from '../protojson.js';
import type { Message } from '../protojson.js';
import type { ZitadelState } from '../state.js';
import type { User } from '../users.js';
import type { LoginChallenge } from '../webauthn/begin-login.js';

/** A login on its way: who it is for and what was checked. A change makes a new object. */
export interface Session {
  readonly id: string;
  readonly aggregate: Aggregate;
  /** The latest token; those before it are worth nothing. */
  readonly token: string;
  readonly user?: { readonly user: User; readonly checkedAt: number };
  readonly webAuthN?: { readonly checkedAt: number; readonly userVerified: boolean };
  /** The challenge that waits for its answer. */
  readonly challenge?: LoginChallenge | undefined;
  /** When it ends by itself, in milliseconds. */
  readonly expiresAt?: number;
  readonly isTerminated: boolean;
}

/** The instance, which owns all sessions. */
const instanceId = '200000000000000001';

/** A session that nothing was checked in; the first change counts as its first event. */
export function createSession({ nextId, now }: ZitadelState): Session {
  const aggregate = { ...createAggregate(instanceId, now()), sequence: 0 };
  return { id: nextId(), aggregate, token: '', isTerminated: false };
}

/** Whether a session was there before the call: only then has it a token. */
export function isStored({ token }: Session): boolean {
  return token !== '';
}

/** Whether a session still counts. */
export function isActive({ isTerminated, expiresAt = Infinity }: Session, now: number): boolean {
  return !isTerminated && now < expiresAt;
}

/**
 * A session that can be changed.
 *
 * @throws {@link ZitadelError} COMMAND-Flk38, COMMAND-Hewfq or COMMAND-Hkl3d when there is none, it
 * was ended, or has expired
 */
export function requireSession({ sessions, now }: ZitadelState, id: string): Session {
  const session = sessions.get(id);
  if (!session) throw new ZitadelError('COMMAND-Flk38');
  if (session.isTerminated) throw new ZitadelError('COMMAND-Hewfq');
  if (!isActive(session, now())) throw new ZitadelError('COMMAND-Hkl3d');
  return session;
}

/** A session as it goes out. */
export function describeSession({ id, aggregate, user, webAuthN, expiresAt }: Session): Message {
  return omitDefaults({
    id,
    creationDate: timestamp(aggregate.createdAt),
    changeDate: timestamp(aggregate.changedAt),
    sequence: `${aggregate.sequence}`,
    factors: user && omitDefaults({ user: describeUser(user), webAuthN: describeCheck(webAuthN) }),
    expirationDate: expiresAt === undefined ? undefined : timestamp(expiresAt),
  });
}

function describeUser({ user, checkedAt }: NonNullable<Session['user']>): Message {
  const { id, loginName, displayName, aggregate } = user;
  const organizationId = aggregate.resourceOwner;
  return { verifiedAt: timestamp(checkedAt), id, loginName, displayName, organizationId };
}

function describeCheck(check: Session['webAuthN']): Message | undefined {
  if (!check) return undefined;
  const { checkedAt, userVerified } = check;
  return omitDefaults({ verifiedAt: timestamp(checkedAt), userVerified });
}
