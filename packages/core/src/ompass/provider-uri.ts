import { SecondFactorError } from '../errors.js';

/**
 * The provider's address, when it is one to send a person to: `https:`, or `http:` on this computer,
 * without credentials, and of an allowed origin.
 * @throws {SecondFactorError} `untrusted_uri`
 */
export function checkProviderUri(uri: string | URL, origins?: readonly string[]): URL {
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  const isSafe =
    url &&
    !url.username &&
    !url.password &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) &&
    (!origins || origins.includes(url.origin));
  if (isSafe) return url;
  throw new SecondFactorError('untrusted_uri', 'The provider’s address is not one to go to', {
    phase: 'begin',
  });
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
