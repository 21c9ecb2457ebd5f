import type { RegisteredKey } from './key-provider.js';
import { isObject } from './read-answers.js';

/** What a key is called: ZITADEL refuses one without a name. */
export function nameForZitadel(name = ''): string {
  return name.trim() ? name : 'Security key';
}

/** Reads the U2F keys in ZITADEL's list of a user's factors; it leaves out an empty list altogether. */
export function readZitadelKeys(answer: unknown): readonly RegisteredKey[] {
  const { result } = Object(answer) as { result?: unknown };
  if (!Array.isArray(result)) return [];
  return (result as unknown[]).flatMap((factor) => {
    const { u2f, state } = Object(factor) as { u2f?: unknown; state?: unknown };
    // A registration that was begun and not finished is listed too.
    if (state === 'AUTH_FACTOR_STATE_NOT_READY') return [];
    if (!isObject(u2f) || typeof u2f['id'] !== 'string') return [];
    const name = typeof u2f['name'] === 'string' ? u2f['name'] : '';
    return { id: u2f['id'], name, created: undefined, lastUsed: undefined };
  });
}
