import { SecondFactorError } from '@second-factor/core';

/**
 * A URL of this very site to go to.
 * @throws {SecondFactorError} `untrusted_uri` for another origin, and for any scheme but http(s)
 */
export function sameOrigin(url: string | URL): URL {
  const target = URL.parse(url, document.baseURI);
  // The origin of `javascript:` and `data:` URLs is the string "null", never the page's.
  if (target?.origin === location.origin && target.protocol.startsWith('http')) return target;
  throw new SecondFactorError('untrusted_uri', 'This redirect leads to another origin');
}
