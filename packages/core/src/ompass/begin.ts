import type { Backend } from '../backend/backend.js';
import { SecondFactorError } from '../errors.js';
import { langInit } from './lang-init.js';
import type { ReadLoginOptions } from './read-login-options.js';

/** The site's answer to `begin`. */
export interface BeginAnswer {
  /** Where the person goes; not checked yet. */
  readonly uri: string;
  /** The user the server means, where it says so. */
  readonly userId: string | undefined;
}

/** Asks the site for the provider's address. */
export async function begin(
  site: Backend,
  { fields, method, language, userId }: ReadLoginOptions,
  key: string,
  signal: AbortSignal,
): Promise<BeginAnswer> {
  const tongue = language ?? (document.documentElement.lang || navigator.language);
  const body = {
    ...fields,
    method,
    lang_init: langInit(tongue),
    user_id: userId ?? fields?.['user_id'],
  };
  return readBegin(
    await site.send('/begin', body, { phase: 'begin', key, signal, mayRepeat: true }),
  );
}

/**
 * Reads an answer to `begin`, in the shapes that OMPASS's own examples have too: `{ ompass_uri }`,
 * `{ data: { ompass_uri } }`, `{ ompassUrl }` or the address as plain text.
 * @throws {SecondFactorError} `bad_response`
 */
export function readBegin(answer: unknown): BeginAnswer {
  const outer = (answer ?? {}) as Partial<Record<string, unknown>>;
  const inner = (outer['data'] ?? outer) as Partial<Record<string, unknown>>;
  const uri = inner['ompass_uri'] ?? outer['ompassUrl'] ?? answer;
  const userId = inner['user_id'];
  if (typeof uri !== 'string') {
    throw new SecondFactorError('bad_response', 'The answer has no ompass_uri', {
      phase: 'begin',
    });
  }
  return { uri: uri.trim(), userId: typeof userId === 'string' ? userId : undefined };
}
