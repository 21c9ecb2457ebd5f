import { isLocalhost, originOf } from '../u2f/app-id.js';
import { NetiqRefusal } from './errors.js';
import type { Fields } from './read-request.js';
import type { NetiqState } from './state.js';

/**
 * The App ID of a ceremony: the option's, else the request's, else the page's origin, else our own.
 *
 * @throws {@link NetiqRefusal} `APPID_INVALID` when it is another than the option's, or not by https
 */
export function readAppId({ options }: NetiqState, fields: Fields, request: Request): string {
  const asked = fields['appId'];
  if (options.appId !== undefined) {
    if (asked === undefined || asked === options.appId) return options.appId;
    throw new NetiqRefusal('APPID_INVALID', 'The App ID is not the one of this server');
  }
  const appId = asked ?? request.headers.get('origin') ?? new URL(request.url).origin;
  if (typeof appId === 'string' && isGood(appId, options.acceptsWebAuthn ?? false)) return appId;
  throw new NetiqRefusal('APPID_INVALID', 'The App ID is not an address by https');
}

function isGood(appId: string, isDomainGood: boolean): boolean {
  const origin = originOf(appId);
  if (origin === undefined) return isDomainGood && /^[a-z0-9.-]+$/.test(appId);
  return origin.startsWith('https:') || isLocalhost(origin);
}
