/** The App ID's own origin; nothing when it is no address. */
export function originOf(appId: string): string | undefined {
  const origin = URL.canParse(appId) ? new URL(appId).origin : 'null';
  return origin === 'null' ? undefined : origin;
}

/** Whether a page by http cannot be listened to on its way: it is on this computer. */
export function isLocalhost(origin: string): boolean {
  const { hostname } = new URL(origin);
  return hostname === 'localhost' || hostname.endsWith('.localhost');
}

/**
 * Whether pages of an origin may use keys of an App ID (FIDO AppID and Facets, 3.1.2): they are of the
 * App ID's own origin, or listed.
 */
export function isFacet(origin: string, appId: string, facets: readonly string[]): boolean {
  return facets.includes(origin) || originOf(appId) === origin;
}

/** Whether an App ID is the RP ID of a page's origin: its domain, or one above that is no top level. */
export function isRpIdOf(origin: string, appId: string): boolean {
  const { hostname = '', protocol } = URL.canParse(origin) ? new URL(origin) : {};
  if (protocol !== 'https:' && hostname !== 'localhost') return false;
  if (!appId.includes('.') && appId !== 'localhost') return false;
  return hostname === appId || hostname.endsWith(`.${appId}`);
}
