import { SecondFactorError } from '../errors.js';

/** By https, or by http on this computer; no credentials before an `@`. */
const safeAddress =
  /^(https:\/\/[^/@]+|http:\/\/(localhost|[^/@:]+\.localhost|127(\.\d+){3}|\[::1\])(:\d+)?)\//;

/**
 * The provider's address, when it is one to send a person to: `https:`, or `http:` on this computer,
 * without credentials, and of an allowed origin.
 * @throws {SecondFactorError} `untrusted_uri`
 */
export function checkProviderUri(uri: string | URL, origins?: readonly string[]): URL {
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  if (url && safeAddress.test(url.href) && (origins ?? [url.origin]).includes(url.origin))
    return url;
  throw new SecondFactorError('untrusted_uri', 'The address is not allowed', {
    phase: 'begin',
  });
}
