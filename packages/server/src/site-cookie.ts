import { generateCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';
import { publicOrigin } from './same-origin.js';

/** What decides over a cookie's attributes. */
export interface SiteCookieOptions {
  readonly origins: readonly string[] | undefined;
  /** Whether the page is shown in a frame on another site. */
  readonly embedded: boolean;
}

/** A cookie to be set. */
export interface SiteCookie {
  readonly name: string;
  readonly value: string;
  /** Seconds it is kept; 0 removes it. */
  readonly maxAge: number;
}

/**
 * The `Set-Cookie` of something that only this site's pages send back, and that no script can read.
 *
 * `Strict` fits: all posts come from pages of the site itself, whatever page led there. Inside a frame
 * on another site only `None` is sent, and only a partitioned cookie is kept everywhere. `__Host-`
 * keeps other hosts of the domain from planting a cookie; it needs https, which loopback rarely has.
 */
export function siteCookie(
  request: Request,
  { name, value, maxAge }: SiteCookie,
  options: SiteCookieOptions,
): string {
  const { embedded } = options;
  const secure = isSecure(request, options);
  return generateCookie(secure ? `__Host-${name}` : name, value, {
    httpOnly: true,
    maxAge,
    partitioned: embedded,
    path: '/',
    sameSite: embedded ? 'None' : 'Strict',
    secure: secure || embedded,
  });
}

/** A cookie's value as the browser sent it. */
export function readSiteCookie(
  request: Request,
  name: string,
  options: SiteCookieOptions,
): string | undefined {
  const cookies = parse(request.headers.get('Cookie') ?? '');
  // On https the plain name is never ours: any host of the domain could have planted it.
  return cookies[`__Host-${name}`] ?? (isSecure(request, options) ? undefined : cookies[name]);
}

function isSecure(request: Request, { origins }: SiteCookieOptions): boolean {
  return publicOrigin(request, origins).startsWith('https:');
}
