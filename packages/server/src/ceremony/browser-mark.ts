import { randomText, toBase64url } from '../base64url.js';
import { keepConfidential } from '../confidential.js';
import type { EndpointContext } from '../endpoint.js';
import { readSiteCookie, siteCookie, type SiteCookieOptions } from '../site-cookie.js';

/**
 * Under these names. A browser that keeps none yet may begin two ceremonies at once, each of which is
 * answered with a value of its own: under one name, the second would put the first out of the world.
 */
const names = Array.from('0123456789abcdef', (digit) => `second-factor-browser-${digit}`);

/** Seconds a value is kept at least: other endpoints of the site, with other times, use it too. */
const shortest = 3600;

/**
 * Has the browser keep a random value, and gives its hash for the ceremony's state. The page carries
 * the state but cannot read the value, so a state that was taken from it is good in no other browser.
 *
 * The value is kept over several ceremonies: two tabs may each have one under way.
 *
 * @param lifetime - seconds
 */
export async function markBrowser(
  context: EndpointContext,
  lifetime: number,
  options: SiteCookieOptions,
): Promise<string> {
  const [value = randomText()] = readValues(context, options);
  const name = nameFor(value);
  const maxAge = Math.max(lifetime, shortest);
  context.set('cookie', siteCookie(context.req.raw, { name, value, maxAge }, options));
  return hash(value);
}

/** The marks of the browser that has sent a request; none when it keeps nothing of ours. */
export async function browserMarks(
  context: EndpointContext,
  options: SiteCookieOptions,
): Promise<readonly string[]> {
  return Promise.all(readValues(context, options).map(hash));
}

function readValues(context: EndpointContext, options: SiteCookieOptions): readonly string[] {
  const values = names
    .map((name) => readSiteCookie(context.req.raw, name, options) ?? '')
    .filter((value) => /^[\w-]{43}$/.test(value));
  keepConfidential(context, values);
  return values;
}

/** By the value itself, which is random: the same value never stands under two names. */
function nameFor(value: string): string {
  return names[value.charCodeAt(0) % names.length] ?? '';
}

async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return toBase64url(new Uint8Array(digest));
}
