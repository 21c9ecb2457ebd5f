import { SecondFactorError } from '../errors.js';

/**
 * Checks the App ID of old U2F keys as far as a page can: https, and a host of the same site. The
 * browser's own answer, "This is an invalid domain", would not tell that from a wrong RP ID.
 * @throws {SecondFactorError} `invalid_app_id`
 */
export function checkAppId(appId: unknown): void {
  const url = typeof appId === 'string' && URL.canParse(appId) ? new URL(appId) : undefined;
  if (appId === location.origin) return;
  if (url?.protocol === 'https:' && siteOf(url.hostname) === siteOf(location.hostname)) return;
  throw new SecondFactorError(
    'invalid_app_id',
    'The App ID is no https URL of this site; Chromium takes none at all on http://localhost',
    { phase: 'begin', path: 'extensions.appid' },
  );
}

/** The last two labels: a longer public suffix is left to the browser. */
function siteOf(hostname: string): string {
  return hostname.split('.').slice(-2).join('.');
}
