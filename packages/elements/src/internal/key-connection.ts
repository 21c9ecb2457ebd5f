import { SecondFactorError, site } from '@second-factor/core';
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

/** Most sites speak to their own server only: what the others need is loaded for them alone. */
const factories: Readonly<Partial<Record<string, () => Factory | Promise<Factory>>>> = {
  site: () => site,
  zitadel: async () => (await loadZitadel()).zitadel,
  'zitadel-v1': async () => (await loadZitadel()).zitadelV1,
};

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
  const load = factories[provider];
  if (!load) throw new TypeError(`provider: ${provider} is unknown`);
  const make = await load();
  // What is `undefined` leaves the default.
  return make({ ...values, url: endpoint, token } as SiteOptions & ZitadelOptions);
}

async function loadZitadel(): Promise<typeof import('@second-factor/core/zitadel')> {
  try {
    return await import('@second-factor/core/zitadel');
  } catch (cause) {
    throw new SecondFactorError('network', 'ZITADEL’s module could not be loaded', { cause });
  }
}

/** What, when it changes, makes it about other keys. */
export function whomOf(element: KeyConnection): unknown {
  const { endpoint, keyProvider, provider, token, userId } = element;
  return keyProvider ?? [endpoint, provider, typeof token, userId].join();
}

function refuse(): never {
  throw new SecondFactorError('invalid_options', 'token is missing');
}
