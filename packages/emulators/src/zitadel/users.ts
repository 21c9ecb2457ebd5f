import { createAggregate } from './aggregate.js';
import type { Aggregate } from './aggregate.js';
import { createKeyRing } from './key-ring.js';
import type { KeyKind, KeyRing } from './key-ring.js';
import type { ZitadelUser } from './options.js';

/** The organization that everybody belongs to. */
export const organizationId = '100000000000000001';

/** A person and what the person has registered. */
export interface User {
  readonly id: string;
  readonly loginName: string;
  readonly displayName: string;
  aggregate: Aggregate;
  readonly rings: Readonly<Record<KeyKind, KeyRing>>;
}

/** Everybody who has an account. */
export interface Users {
  byId(id: string): User | undefined;
  /** Upper and lower case are the same. */
  byLoginName(loginName: string): User | undefined;
  byToken(token: string): User | undefined;
}

/** Makes the accounts, none of which has a key yet. */
export function createUsers(accounts: readonly ZitadelUser[], now: () => number): Users {
  const users = accounts.map((account) => ({ account, user: createUser(account, now) }));
  const tokens = new Map(
    users.flatMap(({ account: { token = [] }, user }) =>
      [token].flat().map((each) => [each, user] as const),
    ),
  );
  return {
    byId: (id) => users.find(({ user }) => user.id === id)?.user,
    byLoginName: (loginName) =>
      users.find(({ user }) => user.loginName.toLowerCase() === loginName.toLowerCase())?.user,
    byToken: (token) => tokens.get(token),
  };
}

function createUser({ id, loginName, displayName }: ZitadelUser, now: () => number): User {
  return {
    id,
    loginName,
    displayName: displayName ?? loginName,
    aggregate: createAggregate(organizationId, now()),
    rings: { passkey: createKeyRing(now), u2f: createKeyRing(now) },
  };
}
