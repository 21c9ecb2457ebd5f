import { problem } from '../problem.js';
import { isObject, type JsonObject } from '../read-json.js';

/** A key as ZITADEL tells of it; it keeps no dates. */
export interface ZitadelKey {
  readonly id: string;
  readonly name: string;
  /** ZITADEL has no renaming. */
  readonly can_rename: false;
}

/**
 * Reads a list of factors: the U2F keys in it that are ready.
 * @throws {Problem} `zitadel_bad_response`
 */
export function readFactors({ result = [] }: JsonObject): readonly ZitadelKey[] {
  if (!Array.isArray(result) || !result.every(isObject)) throw problem('zitadel_bad_response');
  return result
    .filter(({ state }) => state === 'AUTH_FACTOR_STATE_READY')
    .flatMap(({ u2f }) => (u2f === undefined ? [] : readKey(u2f)));
}

function readKey(u2f: unknown): ZitadelKey {
  if (!isObject(u2f)) throw problem('zitadel_bad_response');
  // What is empty is left out of ZITADEL's JSON.
  const { id, name = '' } = u2f;
  if (typeof name !== 'string') throw problem('zitadel_bad_response');
  return { id: readId(id), name, can_rename: false };
}

/**
 * Reads an id that goes into an address later.
 * @throws {Problem} `zitadel_bad_response`
 */
export function readId(id: unknown): string {
  if (!isId(id)) throw problem('zitadel_bad_response');
  return id;
}

/** Whether a value can be one of ZITADEL's ids. */
export function isId(id: unknown): id is string {
  return typeof id === 'string' && /^[\w-]{1,64}$/.test(id);
}
