import { problem } from '../problem.js';

/** Runs one of the site's hooks; what it throws is for the site's log, not for the page. */
export async function callHook<T>(hook: () => T | Promise<T>): Promise<T> {
  try {
    return await hook();
  } catch (cause) {
    throw problem('hook_failed', { cause });
  }
}
