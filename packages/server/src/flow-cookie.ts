import { generateCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';
import { flowLifetime } from './flow-state.js';
import { publicOrigin } from './same-origin.js';

const plainName = 'ompass-flow';
const hostName = `__Host-${plainName}`;

/** What decides over the cookie's attributes. */
export interface FlowCookieOptions {
  readonly origins: readonly string[] | undefined;
  /** Whether the login is shown in a frame on another site. */
  readonly embedded: boolean;
}

/**
 * The `Set-Cookie` that keeps a login's state, or that removes it when `value` is empty.
 *
 * `Strict` fits: both posts come from pages of the site itself, whatever page led there. Inside a frame
 * on another site only `None` is sent, and only a partitioned cookie is kept everywhere. `__Host-`
 * keeps other hosts of the domain from planting a cookie; it needs https, which loopback rarely has.
 */
export function flowCookie(request: Request, value: string, options: FlowCookieOptions): string {
  const { embedded } = options;
  const secure = isSecure(request, options);
  return generateCookie(secure ? hostName : plainName, value, {
    httpOnly: true,
    maxAge: value ? flowLifetime : 0,
    partitioned: embedded,
    path: '/',
    sameSite: embedded ? 'None' : 'Strict',
    secure: secure || embedded,
  });
}

/** The login's state as the browser sent it. */
export function readFlowCookie(request: Request, options: FlowCookieOptions): string | undefined {
  const cookies = parse(request.headers.get('Cookie') ?? '');
  // On https the plain name is never ours: any host of the domain could have planted it.
  return cookies[hostName] ?? (isSecure(request, options) ? undefined : cookies[plainName]);
}

function isSecure(request: Request, { origins }: FlowCookieOptions): boolean {
  return publicOrigin(request, origins).startsWith('https:');
}
