import { GrpcError, ZitadelError } from './errors.js';
import { isActive } from './sessions/session.js';
import type { ZitadelState } from './state.js';
import type { User } from './users.js';

/** Who calls: a person, or the service user, who has no account of a person. */
export interface Caller {
  readonly user: User | undefined;
}

/**
 * Who an `Authorization` header speaks for: its token is a person's, a session's or the service's.
 *
 * @throws {@link GrpcError} 16 without a header
 * @throws {@link ZitadelError} AUTH-7fs1e when the token is not known
 */
export function readCaller(state: ZitadelState, header: string | null): Caller {
  if (!header) throw new GrpcError(16, 'auth header missing');
  const token = /^Bearer (\S+)$/.exec(header)?.[1];
  if (token === state.options.serviceToken) return { user: undefined };
  const user = token && (state.users.byToken(token) ?? userOfSession(state, token));
  if (!user) throw new ZitadelError('AUTH-7fs1e');
  return { user };
}

/** Whether somebody may act for a person: the person, or the service user. */
export function mayActFor(caller: Caller, userId: string): boolean {
  return caller.user === undefined || caller.user.id === userId;
}

/**
 * Lets only those pass who may act for a person.
 *
 * @throws {@link ZitadelError} AUTH-AWfge
 */
export function requireActFor(caller: Caller, userId: string): void {
  if (!mayActFor(caller, userId)) throw new ZitadelError('AUTH-AWfge');
}

/**
 * Lets only the service user pass.
 *
 * @throws {@link ZitadelError} AUTH-AWfge
 */
export function requireService(caller: Caller): void {
  if (caller.user) throw new ZitadelError('AUTH-AWfge');
}

function userOfSession({ sessions, now }: ZitadelState, token: string): User | undefined {
  const session = sessions.values().find((candidate) => candidate.token === token);
  return session && isActive(session, now()) ? session.user?.user : undefined;
}
