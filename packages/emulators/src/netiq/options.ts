import { outages } from '../outage.js';
import type { OutageOptions } from '../outage.js';

/** Where each step is, below the base. */
export interface NetiqPaths {
  readonly beginEnrollment: string;
  readonly doEnrollment: string;
  readonly beginLogon: string;
  readonly doLogon: string;
  /** The list; below it, each key by its ID. */
  readonly keys: string;
}

/** A key that somebody has from before. */
export interface NetiqKeyOptions {
  readonly userId: string;
  /** base64url. */
  readonly keyHandle: string;
  /** The point on the curve, base64url of 65 bytes. */
  readonly publicKey: string;
  readonly appId: string;
  /** The highest counter seen, 0 by default. */
  readonly counter?: number | undefined;
  readonly name?: string | undefined;
}

/** How an emulated U2F server in NetIQ's shape is set up, and how it may misbehave. */
export interface NetiqEmulatorOptions extends OutageOptions {
  /** What every path begins with; nothing by default. */
  readonly base?: string | undefined;
  /** Paths other than the usual ones. */
  readonly paths?: Partial<NetiqPaths> | undefined;
  /** The only App ID, taken as it is; by default the request's own, by https or on localhost. */
  readonly appId?: string | undefined;
  /** Further origins whose pages may use keys of the App ID. */
  readonly facets?: readonly string[] | undefined;
  /** Whether client data of WebAuthn is taken, too; not by default. */
  readonly acceptsWebAuthn?: boolean | undefined;
  /** How long a challenge is good, 60 seconds by default. */
  readonly challengeSeconds?: number | undefined;
  /** The HTTP status of a refusal, 200 by default. */
  readonly failureStatus?: number | undefined;
  /** The one origin whose pages may call, or `*`; by default only pages of its own. */
  readonly accessControlOrigin?: string | undefined;
  /** The keys there are at the start. */
  readonly keys?: readonly NetiqKeyOptions[] | undefined;
  /** Makes a challenge, base64url; by default 32 random bytes. */
  readonly challenge?: (() => string) | undefined;
  /** The clock, in milliseconds since 1970; by default the system's. */
  readonly now?: (() => number) | undefined;
}

/** The paths without any other said. */
export const defaultPaths: NetiqPaths = {
  beginEnrollment: '/enroll/begin',
  doEnrollment: '/enroll/do',
  beginLogon: '/logon/begin',
  doLogon: '/logon/do',
  keys: '/keys',
};

/**
 * Checks the options that nothing works without.
 *
 * @throws `TypeError` when one cannot be used
 */
export function assertOptions(options: NetiqEmulatorOptions): void {
  const { base = '', paths = {}, failureStatus = 200, challengeSeconds = 60, outage } = options;
  if (base !== '' && !/^\/.*[^/]$/.test(base)) {
    throw new TypeError('base does not begin with a slash, or ends with one');
  }
  for (const path of Object.values(paths)) {
    if (!path.startsWith('/')) throw new TypeError('a path does not begin with a slash');
  }
  if (!Number.isInteger(failureStatus) || failureStatus < 200 || failureStatus > 599) {
    throw new TypeError('failureStatus is no status of HTTP');
  }
  if (!(challengeSeconds > 0)) throw new TypeError('challengeSeconds is not above 0');
  if (outage !== undefined && !outages.includes(outage)) {
    throw new TypeError(`outage is none of ${outages.join(', ')}`);
  }
}
