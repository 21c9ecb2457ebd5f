import { readSiteCookie, siteCookie, type SiteCookieOptions } from '../site-cookie.js';
import { flowLifetime } from './flow-state.js';

const name = 'ompass-flow';

/** The `Set-Cookie` that keeps a login's state, or that removes it when `value` is empty. */
export function flowCookie(request: Request, value: string, options: SiteCookieOptions): string {
  const maxAge = value ? flowLifetime : 0;
  return siteCookie(request, { name, value, maxAge }, options);
}

/** The login's state as the browser sent it. */
export function readFlowCookie(request: Request, options: SiteCookieOptions): string | undefined {
  return readSiteCookie(request, name, options);
}
