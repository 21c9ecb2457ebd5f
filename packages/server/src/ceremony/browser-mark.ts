import { randomText, toBase64url } from '../base64url.js';
import { keepConfidential } from '../confidential.js';
import type { EndpointContext } from '../endpoint.js';
import { readSiteCookie, siteCookie, type SiteCookieOptions } from '../site-cookie.js';

const name = 'second-factor-browser';

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
  const value = readValue(context, options) ?? randomText();
  context.set('cookie', siteCookie(context.req.raw, { name, value, maxAge: lifetime }, options));
  return hash(value);
}

/** The mark of the browser that has sent a request; `undefined` when it keeps none. */
export async function browserMark(
  context: EndpointContext,
  options: SiteCookieOptions,
): Promise<string | undefined> {
  const value = readValue(context, options);
  return value === undefined ? undefined : hash(value);
}

function readValue(context: EndpointContext, options: SiteCookieOptions): string | undefined {
  const value = readSiteCookie(context.req.raw, name, options);
  if (value === undefined || !/^[\w-]{43}$/.test(value)) return undefined;
  keepConfidential(context, [value]);
  return value;
}

async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return toBase64url(new Uint8Array(digest));
}
