import type { SqlStore } from '@second-factor/server/sql';

export type Key = Parameters<SqlStore['add']>[0];

let count = 0;

/** An id, a user or a challenge that no other test has. */
export function fresh(name: string): string {
  count += 1;
  return `${name}-${process.pid}-${count}-${Math.random().toString(36).slice(2)}`;
}

/** A key with an id and a user of its own, unless told otherwise. */
export function someKey(changes: Partial<Key> = {}): Key {
  return {
    id: fresh('key'),
    userId: fresh('user'),
    userHandle: 'dXNlcg',
    name: 'Blue key',
    publicKey: new Uint8Array([0, 165, 1, 2, 255]),
    counter: 0,
    transports: ['usb', 'nfc'],
    appId: undefined,
    created: 1_700_000_000_000,
    lastUsed: undefined,
    ...changes,
  };
}
