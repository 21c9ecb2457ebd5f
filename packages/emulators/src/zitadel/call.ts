import type { Caller } from './authorization.js';
import { ZitadelError } from './errors.js';
import type { RequestedHost } from './host.js';
import type { Message } from './protojson.js';
import type { ZitadelState } from './state.js';
import type { User } from './users.js';

/** One call of the API, its token known and its body read. */
export interface Call {
  readonly state: ZitadelState;
  readonly caller: Caller;
  readonly host: RequestedHost;
  /** The request's body, or what its query says where it has none. */
  readonly message: Message;
  /** A part of the path. */
  readonly parameter: (name: string) => string;
}

/** What a call answers, with the defaults left out. */
export type Answer = Message | Promise<Message>;

/** One route of the API: method, path and what it does; the status is 200 if there is no other. */
export interface Route {
  readonly method: 'DELETE' | 'GET' | 'PATCH' | 'POST';
  readonly path: string;
  readonly status?: 200 | 201;
  readonly handle: (call: Call) => Answer;
}

/**
 * The person in a call's path.
 *
 * @throws {@link ZitadelError} COMMAND-M9dsd when there is no such person
 */
export function userInPath({ state, parameter }: Call): User {
  return requireUser(state.users.byId(parameter('userId')));
}

/**
 * The person who calls.
 *
 * @throws {@link ZitadelError} COMMAND-M9dsd for the service user, who is no person
 */
export function userWhoCalls({ caller }: Call): User {
  return requireUser(caller.user);
}

function requireUser(user: User | undefined): User {
  if (!user) throw new ZitadelError('COMMAND-M9dsd');
  return user;
}
