import { problem } from './problem.js';

/** Runs one of the site's hooks; what it throws is for the site's log, not for the page. */
export async function callHook<T>(hook: () => T | Promise<T>): Promise<T> {
  try {
    return await hook();
  } catch (cause) {
    throw problem('hook_failed', { cause });
  }
}

/** Runs a hook that says who somebody is: an id; `null` or empty is nobody. */
export async function callForUser(
  name: string,
  hook: () => string | null | Promise<string | null>,
): Promise<string | null> {
  return callHook(async () => {
    const given = await hook();
    // Callers without types may return what they want.
    if (given && typeof given !== 'string') throw new TypeError(`${name} must return a user id`);
    return given;
  });
}

/** Runs a hook that gives the answer to the page. */
export async function callForResponse(
  name: string,
  hook: () => Response | Promise<Response>,
): Promise<Response> {
  return callHook(async () => {
    const { body, headers, status } = await hook();
    if (typeof status !== 'number') throw new TypeError(`${name} must return a Response`);
    // A copy, for the headers of some responses cannot be changed.
    return new Response(body, { headers, status });
  });
}
