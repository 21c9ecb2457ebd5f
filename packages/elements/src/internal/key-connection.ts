import { SecondFactorError, site, zitadel, zitadelV1 } from '@second-factor/core';
import type { KeyProvider, SiteOptions, ZitadelOptions } from '@second-factor/core';
import type { Properties } from './define-properties.js';
import { findMistake } from './find-mistake.js';

/** Who registers, checks and lists keys: the site's own server, or ZITADEL by one of its APIs. */
export type KeyProviderName = 'site' | 'zitadel' | 'zitadel-v1';

/** The properties by which an element reaches the provider of keys. */
export const keyProperties: Properties = {
  credentials: String,
  endpoint: String,
  fetch: Object,
  headers: Object,
  keyProvider: Object,
  provider: String,
  token: Object,
  userId: String,
};

/** The same, as they are set. */
export interface KeyConnection {
  readonly endpoint: string | undefined;
  readonly keyProvider: KeyProvider | undefined;
  readonly provider: KeyProviderName | undefined;
  readonly token: string | (() => string | Promise<string>) | undefined;
  readonly userId: string | undefined;
}

type Factory = (options: SiteOptions & ZitadelOptions) => KeyProvider;

const factories: Readonly<Partial<Record<string, Factory>>> = {
  site,
  zitadel,
  'zitadel-v1': zitadelV1,
};

/**
 * The provider of keys for an element: the page's own, or one of ours.
 * @param values - all properties of the element
 * @throws {SecondFactorError} `secret_in_browser`, `invalid_options`
 * @throws {TypeError} for a provider that is unknown, and an endpoint that is not allowed
 */
export function connectKeys(element: Element & KeyConnection, values: object): KeyProvider {
  const { endpoint, keyProvider, provider = 'site', token = refuse } = element;
  const mistake = findMistake(element, keyProvider ?? endpoint);
  if (mistake) throw mistake;
  if (keyProvider) return keyProvider;
  const make = factories[provider];
  if (!make) throw new TypeError(`provider: ${provider} is unknown`);
  // What is `undefined` leaves the default.
  return make({ ...values, url: endpoint, token } as SiteOptions & ZitadelOptions);
}

/** What, when it changes, makes it about other keys. */
export function whomOf(element: KeyConnection): unknown {
  const { endpoint, keyProvider, provider, token, userId } = element;
  return keyProvider ?? [endpoint, provider, typeof token, userId].join();
}

function refuse(): never {
  throw new SecondFactorError('invalid_options', 'token is missing');
}
