import { SecondFactorError } from '../errors.js';
import type { KeyChallenge, RegisteredKey } from './key-provider.js';

type Answer = Partial<Readonly<Record<string, unknown>>>;

/**
 * Reads an answer to a begin: `{ publicKey, state }`, `{ u2f, state }`, or options alone as many servers
 * answer them.
 * @throws {SecondFactorError} `bad_response`
 */
export function readChallenge(answer: unknown): KeyChallenge {
  const { publicKey, u2f, state, challenge } = (answer ?? {}) as Answer;
  if (isObject(publicKey)) return { publicKey, state };
  if (isObject(u2f)) return { u2f, state };
  if (typeof challenge === 'string') return { publicKey: answer };
  throw badResponse('The answer has neither publicKey nor u2f', 'begin');
}

/**
 * Reads a list of keys.
 * @throws {SecondFactorError} `bad_response`
 */
export function readKeys(answer: unknown): readonly RegisteredKey[] {
  if (!Array.isArray(answer)) throw badResponse('The answer is no list', 'manage');
  return (answer as unknown[]).map((entry) => {
    const { id, name, created, last_used, can_rename } = (entry ?? {}) as Answer;
    if (!isId(id)) throw badResponse('A key has no id', 'manage');
    return {
      id,
      name: typeof name === 'string' ? name : '',
      created: readTime(created),
      lastUsed: readTime(last_used),
      ...(can_rename === false && { canRename: false }),
    };
  });
}

/** Whether a value can name something in a path: with one or two dots it would name what is above it. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && !/^\.{0,2}$/.test(value);
}

/** An answer of 2xx that cannot be used. */
export function badResponse(
  message: string,
  phase: 'begin' | 'verify' | 'manage',
): SecondFactorError {
  return new SecondFactorError('bad_response', message, { phase });
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A time as RFC 3339 text; nothing for what is no time. */
function readTime(time: unknown): Date | undefined {
  const date = typeof time === 'string' ? new Date(time) : undefined;
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
}
