import { outages } from '../outage.js';
import type { OutageOptions } from '../outage.js';

/** How a challenge is written in the options for the browser, the first being the default. */
export const challengeEncodings = ['base64url', 'base64'] as const;

/** A person who has an account at the emulated ZITADEL. */
export interface ZitadelUser {
  /** The user ID, at most 64 bytes of UTF-8: WebAuthn's user handle. */
  readonly id: string;
  /** What the person types, such as `alice@acme.com`. */
  readonly loginName: string;
  /** By default the login name. */
  readonly displayName?: string | undefined;
  /** The person's own access token, or several; without one, only others act for the person. */
  readonly token?: string | readonly string[] | undefined;
}

/** What a ZITADEL emulator needs to know, and how it may misbehave. */
export interface ZitadelEmulatorOptions extends OutageOptions {
  /** The access token of a service user who may do everything, sessions included. */
  readonly serviceToken: string;
  /** Everybody who has an account. */
  readonly users: readonly ZitadelUser[];
  /** The instance's domain, with a port if it has one; by default the host of each request. */
  readonly domain?: string | undefined;
  /** `base64` writes challenges as older releases did: standard alphabet, padded. */
  readonly challengeEncoding?: (typeof challengeEncodings)[number] | undefined;
  /** The clock, in milliseconds since 1970; by default the system's. */
  readonly now?: (() => number) | undefined;
}

/**
 * Checks the options that nothing works without.
 *
 * @throws `TypeError` when a token, user or domain cannot be used
 */
export function assertOptions(options: ZitadelEmulatorOptions): void {
  const { serviceToken, users, domain, challengeEncoding, delay = 0, outage } = options;
  users.forEach(assertUser);
  const tokens = [serviceToken, ...users.flatMap(({ token }) => token ?? [])];
  tokens.forEach((token, index) => assertToken(index ? 'token' : 'serviceToken', token));
  assertDistinct('token', tokens);
  assertDistinct(
    'id',
    users.map(({ id }) => id),
  );
  assertDistinct(
    'loginName',
    users.map(({ loginName }) => loginName.toLowerCase()),
  );
  if (domain !== undefined) assertDomain(domain);
  assertChoice('challengeEncoding', challengeEncoding, challengeEncodings);
  assertChoice('outage', outage, outages);
  if (!(delay >= 0)) throw new TypeError('delay is not a number of milliseconds');
}

function assertUser({ id, loginName }: ZitadelUser): void {
  if (id.trim() === '') throw new TypeError('the id of a user is empty');
  if (new TextEncoder().encode(id).length > 64) throw new TypeError(`id ${id} has over 64 bytes`);
  if (loginName.trim() === '') throw new TypeError(`the loginName of user ${id} is empty`);
}

function assertToken(name: string, token: string): void {
  // The token itself stays out of the message: it may be a real one, put here by mistake.
  if (!/^\S+$/.test(token)) throw new TypeError(`a ${name} is empty or has spaces in it`);
}

function assertDistinct(name: string, values: readonly string[]): void {
  if (new Set(values).size < values.length) throw new TypeError(`the same ${name} is given twice`);
}

function assertDomain(domain: string): void {
  const url = URL.canParse(`https://${domain}`) ? new URL(`https://${domain}`) : undefined;
  if (url?.host !== domain.replace(/:443$/, '')) {
    throw new TypeError('domain is not a host name in lower case, such as acme.example');
  }
}

function assertChoice(name: string, value: string | undefined, choices: readonly string[]): void {
  if (value === undefined || choices.includes(value)) return;
  throw new TypeError(`${name} is none of ${choices.join(', ')}`);
}
