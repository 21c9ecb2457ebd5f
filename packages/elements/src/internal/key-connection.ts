import { SecondFactorError, site } from '@second-factor/core';
import type { KeyProvider, NetiqOptions, SiteOptions, ZitadelOptions } from '@second-factor/core';
import type { Properties } from './define-properties.js';
import { findMistake } from './find-mistake.js';

/**
 * Who registers, checks and lists keys: the site's own server, ZITADEL by one of its APIs, or a server in
 * the manner of NetIQ's.
 */
export type KeyProviderName = 'netiq' | 'site' | 'zitadel' | 'zitadel-v1';

/** The properties by which an element reaches the provider of keys. */
export const keyProperties: Properties = {
  credentials: String,
  endpoint: String,
  fetch: Function,
  headers: Object,
  keyProvider: Function,
  provider: String,
  token: Function,
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

type Options = NetiqOptions & SiteOptions & ZitadelOptions;
type Factory = (options: Options) => KeyProvider;

/** Most sites speak to their own server only: what the others need is loaded for them alone. */
const factories = new Map<string, () => Factory | Promise<Factory>>(
  Object.entries({
    netiq: async () => (await import('@second-factor/core/netiq')).netiq,
    site: () => site,
    zitadel: async () => (await import('@second-factor/core/zitadel')).zitadel,
    'zitadel-v1': async () => (await import('@second-factor/core/zitadel')).zitadelV1,
  }),
);

/**
 * The provider of keys for an element: the page's own, or one of ours.
 * @param values - all properties of the element
 * @throws {SecondFactorError} `secret_in_browser`, `invalid_options`, `network`
 * @throws {TypeError} for a provider that is unknown, and an endpoint that is not allowed
 */
export async function connectKeys(
  element: Element & KeyConnection,
  values: object,
): Promise<KeyProvider> {
  const { endpoint, keyProvider, provider = 'site', token = refuse } = element;
  const mistake = findMistake(element, keyProvider ?? endpoint);
  if (mistake) throw mistake;
  if (keyProvider) return keyProvider;
  const load = factories.get(provider);
  if (!load) throw new TypeError(`provider: ${provider} is unknown`);
  const make = await loaded(load());
  // What is `undefined` leaves the default.
  return make({ ...values, url: endpoint, token } as Options);
}

/**
 * What a module gives, once it is there.
 * @throws {SecondFactorError} `network`
 */
export async function loaded<T>(part: T | Promise<T>): Promise<T> {
  try {
    return await part;
  } catch (cause) {
    throw new SecondFactorError('network', 'A module could not be loaded', { cause });
  }
}

/** What, when it changes, makes it about other keys. */
export function whomOf(element: KeyConnection): unknown {
  const { endpoint, keyProvider, provider, token, userId } = element;
  // A token by a function is for whoever is there; another text may be of somebody else.
  return (
    keyProvider ??
    [endpoint, provider, typeof token === 'string' ? token : typeof token, userId].join()
  );
}

function refuse(): never {
  throw new SecondFactorError('invalid_options', 'token is missing');
}
