import { problem } from './problem.js';

/**
 * Reads a user id that a page posted, without the stray space that OMPASS's redirect may put after it;
 * `undefined` for none or a blank one. How long it may be is for others to say.
 */
export function readUserId(text: string | undefined): string | undefined {
  const userId = text?.trim() ?? '';
  if (/\p{Cc}/u.test(userId)) throw problem('invalid_request');
  return userId || undefined;
}
