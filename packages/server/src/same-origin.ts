/**
 * Whether a request was made by a page of the site itself.
 *
 * `Sec-Fetch-Site` is written by the browser and cannot be set by a page, so its `same-origin` is
 * enough. Without it (older browsers, plain http off the loopback), or for another origin of the
 * site's own, `Origin` must be a listed one. A request that has neither is no browser's: refused, for
 * this endpoint serves pages only.
 */
export function isSameOrigin(request: Request, origins: readonly string[] | undefined): boolean {
  if (request.headers.get('Sec-Fetch-Site') === 'same-origin') return true;
  const origin = request.headers.get('Origin');
  return origin !== null && (origins ?? [new URL(request.url).origin]).includes(origin);
}

/**
 * The origin by which a browser knows the site. Behind a proxy that ends TLS, the request's URL has
 * another scheme and host than the page, so what the browser or the options say comes first.
 */
export function publicOrigin(request: Request, origins: readonly string[] | undefined): string {
  const origin = request.headers.get('Origin');
  // A page with `Referrer-Policy: no-referrer` may post with `Origin: null`.
  if (origin?.startsWith('http')) return origin;
  return origins?.[0] ?? new URL(request.url).origin;
}
