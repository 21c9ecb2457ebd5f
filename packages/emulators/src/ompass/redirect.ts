import type { OmpassEmulatorOptions } from './options.js';
import type { Session } from './sessions.js';

/** What the redirect brings home. */
export interface RedirectResult {
  readonly userId: string;
  readonly token: string;
  readonly foreignParameters: Session['foreignParameters'];
}

/** The application's redirect URI with the result behind whatever query it has. */
export function redirectUrl(options: OmpassEmulatorOptions, result: RedirectResult): string {
  const tokenName = options.parameters === 'v2' ? 'token' : 'access_token';
  const url = new URL(options.redirectUri);
  const own = [
    // The stray space is the vendor's: callers have to trim the name.
    `username=${encodeURIComponent(result.userId)}%20`,
    `${tokenName}=${encodeURIComponent(result.token)}`,
  ];
  const foreign = result.foreignParameters
    .filter(([name]) => name !== 'username' && name !== tokenName)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  url.search = [url.search.slice(1), ...own, ...foreign].filter(Boolean).join('&');
  return url.href;
}
