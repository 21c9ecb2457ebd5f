import { originOf } from '../u2f/app-id.js';
import { DeviceServiceError } from './errors.js';

/**
 * Checks that a page may use an App ID, and answers the origin for the client data.
 *
 * A program that is no browser sends no `Origin`; then it is the App ID's own.
 *
 * @throws {@link DeviceServiceError} 2 when it is not by https, or not of the page's origin
 */
export function requireAppId(appId: string, page: string | null, allowsHttp: boolean): string {
  const origin = originOf(appId);
  const isSecure = origin?.startsWith('https://') ?? false;
  const isHttp = origin?.startsWith('http://') ?? false;
  if (origin === undefined || !(isSecure || (isHttp && allowsHttp))) {
    throw new DeviceServiceError(2, 'The App ID is not served by https.');
  }
  if (page !== null && page !== origin) {
    throw new DeviceServiceError(2, 'The address of the page does not match the App ID.');
  }
  return origin;
}
