import { outages } from '../outage.js';
import type { OutageOptions } from '../outage.js';
import type { SoftToken } from '../soft-token/create-soft-token.js';
import { deviceErrorCodes } from './errors.js';
import type { DeviceErrorCode } from './errors.js';

/** How an emulated Device Service is set up, and how it may misbehave. */
export interface DeviceServiceOptions extends OutageOptions {
  /** The tokens that are plugged in at the start; none by default. */
  readonly tokens?: readonly SoftToken[] | undefined;
  /** `host.accessControlOrigin` of its configuration: the one origin that may call, or `*`, the default. */
  readonly accessControlOrigin?: string | undefined;
  /** How long it waits for a touch, 30 seconds by default. */
  readonly touchSeconds?: number | undefined;
  /** The HTTP status of errors: 200, the default, is today's; older releases sent others. */
  readonly errorStatus?: number | undefined;
  /** Answers every request with this error. */
  readonly error?: DeviceErrorCode | undefined;
  /** Whether App IDs by http are served, too, which the real one refuses; not by default. */
  readonly allowsHttp?: boolean | undefined;
}

/**
 * Checks the options that nothing works without.
 *
 * @throws `TypeError` when one cannot be used
 */
export function assertOptions(options: DeviceServiceOptions): void {
  const { accessControlOrigin = '*', touchSeconds = 30, errorStatus = 200, error } = options;
  const { outage = 'none' } = options;
  if (accessControlOrigin !== '*' && !isOrigin(accessControlOrigin)) {
    throw new TypeError('accessControlOrigin is neither one origin nor *');
  }
  if (!(touchSeconds > 0)) throw new TypeError('touchSeconds is not above 0');
  if (!Number.isInteger(errorStatus) || errorStatus < 200 || errorStatus > 599) {
    throw new TypeError('errorStatus is no status of HTTP');
  }
  if (error !== undefined && !deviceErrorCodes.includes(error)) {
    throw new TypeError(`error is none of ${deviceErrorCodes.join(', ')}`);
  }
  if (!outages.includes(outage)) throw new TypeError(`outage is none of ${outages.join(', ')}`);
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}
