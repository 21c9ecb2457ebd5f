import { ExpiringMap } from '../expiring-map.js';

/** The two things ZITADEL keeps apart: second factors, and keys that need no password. */
export type KeyKind = 'passkey' | 'u2f';

/** A registration that was begun. */
export interface PendingKey {
  readonly id: string;
  /** base64url. */
  readonly challenge: string;
  /** The RP ID that was asked for; empty for keys that the v1 API adds. */
  readonly rpId: string;
}

/** A key that can be used. */
export interface ReadyKey {
  readonly id: string;
  readonly name: string;
  /** The RP ID it was made for; empty for keys that the v1 API added. */
  readonly rpId: string;
  /** base64url. */
  readonly credentialId: string;
  /** As COSE key. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
}

/** One person's keys of one kind. */
export interface KeyRing {
  /** The only registration that can be finished: beginning another one replaces it. */
  pending: PendingKey | undefined;
  readonly ready: ExpiringMap<ReadyKey>;
}

/** A ring without keys; with very many, the first are forgotten. */
export function createKeyRing(now: () => number): KeyRing {
  return { pending: undefined, ready: new ExpiringMap<ReadyKey>({ limit: 200, now }) };
}

/**
 * The keys that count for a requested domain, which is empty when none was named.
 *
 * Keys without an RP ID belong to the instance's own domain.
 */
export function keysFor(ring: KeyRing, domain: string, instanceDomain: string): ReadyKey[] {
  const isOwn = domain === instanceDomain;
  return ring.ready.values().filter(({ rpId }) => rpId === domain || (rpId === '' && isOwn));
}

/** Takes a key off its ring, ready or not; false when it is not there. */
export function removeKey(ring: KeyRing, id: string): boolean {
  const isPending = ring.pending?.id === id;
  const isReady = ring.ready.get(id) !== undefined;
  if (isPending) ring.pending = undefined;
  ring.ready.delete(id);
  return isPending || isReady;
}
