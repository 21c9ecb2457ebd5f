import type { RegistrationResponseJSON } from '@simplewebauthn/browser';
import type { Backend } from '../backend/backend.js';
import type { KeyProvider, RegisteredKey } from './key-provider.js';
import { badResponse, isId, isObject } from './read-answers.js';

/** What a key is called: ZITADEL refuses one without a name. */
export function nameForZitadel(name = ''): string {
  return name.trim() ? name : 'Security key';
}

/** Of a new key what ZITADEL reads. */
export function attestationFor({ id, rawId, type, response }: RegistrationResponseJSON): object {
  const { attestationObject, clientDataJSON } = response;
  return { id, rawId, type, response: { attestationObject, clientDataJSON } };
}

/**
 * The options in `{ publicKey }`, as ZITADEL wraps them.
 * @throws {SecondFactorError} `bad_response`
 */
export function publicKeyOf(wrapped: unknown): Readonly<Record<string, unknown>> {
  const { publicKey } = Object(wrapped) as { publicKey?: unknown };
  if (isObject(publicKey)) return publicKey;
  throw badResponse('The answer has no options', 'begin');
}

/**
 * How a user's keys are listed and removed, which v1 and v2 do alike.
 * @param base - the path of the user's factors
 * @param search - the path below it that lists them, and what it is asked
 */
export function zitadelKeys(
  api: Pick<Backend, 'send'>,
  base: () => string,
  [search, wanted]: readonly [path: string, body: object],
): Pick<KeyProvider, 'listKeys' | 'removeKey'> {
  const phase = 'manage';
  return {
    listKeys: async (signal) =>
      readKeys(await api.send(base() + search, wanted, { phase, signal, mayRepeat: true })),
    removeKey: async (id, signal) => {
      const path = `${base()}/u2f/${encodeURIComponent(id)}`;
      await api.send(path, undefined, { method: 'DELETE', phase, signal });
    },
  };
}

/** Reads the U2F keys in ZITADEL's list of a user's factors; it leaves out an empty list altogether. */
function readKeys(answer: unknown): readonly RegisteredKey[] {
  const { result } = Object(answer) as { result?: unknown };
  if (!Array.isArray(result)) return [];
  return (result as unknown[]).flatMap((factor) => {
    const { u2f, state } = Object(factor) as { u2f?: unknown; state?: unknown };
    const { id, name } = Object(u2f) as { id?: unknown; name?: unknown };
    // A registration that was begun and not finished is listed too.
    if (state === 'AUTH_FACTOR_STATE_NOT_READY' || !isId(id)) return [];
    const known = typeof name === 'string' ? name : '';
    return { id, name: known, created: undefined, lastUsed: undefined };
  });
}
