import {
  readBasePath,
  readBearer,
  readChoices,
  readCookieSecrets,
  readFetch,
  readFunction,
  readMilliseconds,
  readOrigins,
  readProviderUrl,
} from '../read-options.js';
import type { OmpassServerOptions } from './options.js';

type Required<T> = { readonly [Name in keyof T]-?: NonNullable<T[Name]> };

/** The options, checked and with their defaults. */
export interface OmpassSettings extends Omit<
  Required<OmpassServerOptions>,
  'cookieSecret' | 'origins'
> {
  readonly cookieSecrets: readonly [string, ...string[]];
  readonly origins: readonly string[] | undefined;
}

/**
 * Checks the options and adds the defaults.
 * @throws {TypeError} which names the option, never its value
 */
export function readOptions(options: OmpassServerOptions): OmpassSettings {
  return {
    authenticate: readFunction('authenticate', options.authenticate),
    basePath: readBasePath(options.basePath ?? ''),
    baseUrl: readProviderUrl('baseUrl', options.baseUrl ?? 'https://interface-api.ompasscloud.com'),
    cookieSecrets: readCookieSecrets(options.cookieSecret),
    deadline: readMilliseconds('deadline', options.deadline ?? 10_000),
    embedded: options.embedded ?? false,
    fetch: readFetch(options.fetch),
    mayReset: readFunction('mayReset', options.mayReset ?? (() => false)),
    methods: readChoices('methods', options.methods ?? ['u2f', 'uaf'], ['u2f', 'uaf']),
    now: readFunction('now', options.now ?? Date.now),
    onError: readFunction('onError', options.onError ?? (() => undefined)),
    openSession: readFunction('openSession', options.openSession),
    origins: options.origins && readOrigins(options.origins),
    secretKey: readBearer('secretKey', options.secretKey),
  };
}
