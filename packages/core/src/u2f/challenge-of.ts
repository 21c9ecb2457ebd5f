import type { U2fRegisterRequest } from './read-challenge.js';
import { inconvertible } from './refusals.js';

/**
 * The challenge of all requests, for what can be given only one; version 1.0 allowed one for each key.
 * @throws {SecondFactorError} `unsupported` when there are several
 */
export function challengeOf(requests: readonly U2fRegisterRequest[]): string {
  const [challenge, ...others] = new Set(requests.map((request) => request.challenge));
  if (challenge !== undefined && others.length === 0) return challenge;
  throw inconvertible('There is not one challenge for all keys');
}
