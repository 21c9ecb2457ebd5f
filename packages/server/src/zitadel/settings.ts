import {
  check,
  readBasePath,
  readBearer,
  readChoice,
  readCookieSecrets,
  readDomain,
  readFetch,
  readFunction,
  readMilliseconds,
  readOrigins,
  readProviderUrl,
  readSpending,
} from '../read-options.js';
import { memoryStore } from '../stores/memory-store.js';
import type {
  ZitadelCommonOptions,
  ZitadelServerOptions,
  ZitadelV1Options,
  ZitadelV2Options,
} from './options.js';

type Required<T> = { readonly [Name in keyof T]-?: NonNullable<T[Name]> };

/** What both interfaces have, checked and with its defaults. */
export interface ZitadelSettings extends Omit<
  Required<ZitadelCommonOptions>,
  'cookieSecret' | 'origins'
> {
  readonly cookieSecrets: readonly [string, ...string[]];
  readonly origins: readonly string[] | undefined;
}

/** What v2 works with. */
export interface ZitadelV2Settings extends ZitadelSettings {
  readonly version: 'v2';
  readonly serviceToken: ZitadelV2Options['serviceToken'];
  readonly currentUser: ZitadelV2Options['currentUser'];
  readonly logins: Required<Pick<ZitadelV2Options, 'authenticate' | 'openSession'>> | undefined;
  readonly rpId: string | undefined;
  /** Milliseconds. */
  readonly sessionLifetime: number;
}

/** What v1 works with. */
export interface ZitadelV1Settings extends ZitadelSettings {
  readonly version: 'v1';
  readonly userToken: ZitadelV1Options['userToken'];
}

/**
 * Checks the options and adds the defaults.
 * @throws {TypeError} which names the option, never its value
 */
export function readOptions(options: ZitadelServerOptions): ZitadelV2Settings | ZitadelV1Settings {
  readChoice('version', options.version ?? 'v2', ['v2', 'v1']);
  const common = readCommon(options);
  if (options.version === 'v1') {
    const userToken = readFunction('userToken', options.userToken);
    return { ...common, version: 'v1', userToken };
  }
  const { domain, serviceToken, currentUser, sessionLifetime = 86_400_000 } = options;
  return {
    ...common,
    version: 'v2',
    currentUser: readFunction('currentUser', currentUser),
    logins: readLogins(options),
    rpId: domain === undefined ? undefined : readDomain('domain', domain),
    sessionLifetime: readLifetime(sessionLifetime),
    serviceToken:
      typeof serviceToken === 'function' ? serviceToken : readBearer('serviceToken', serviceToken),
  };
}

function readCommon(options: ZitadelCommonOptions): ZitadelSettings {
  const now = readFunction('now', options.now ?? Date.now);
  return {
    basePath: readBasePath(options.basePath ?? ''),
    cookieSecrets: readCookieSecrets(options.cookieSecret),
    deadline: readMilliseconds('deadline', options.deadline ?? 10_000),
    embedded: options.embedded ?? false,
    fetch: readFetch(options.fetch),
    now,
    onError: readFunction('onError', options.onError ?? (() => undefined)),
    origins: options.origins && readOrigins(options.origins),
    store: readSpending(options.store ?? memoryStore({ now })),
    url: readProviderUrl('url', options.url),
    userVerification: readChoice('userVerification', options.userVerification ?? 'discouraged', [
      'required',
      'preferred',
      'discouraged',
    ]),
  };
}

/** Ten years at most: ZITADEL reads the seconds into 64 bits of nanoseconds. */
function readLifetime(time: number): number {
  const isRight = Number.isInteger(time) && time >= 1000 && time <= 315_360_000_000;
  check(isRight, 'sessionLifetime must be a number of milliseconds, a second or more');
  return time;
}

function readLogins({ authenticate, openSession }: ZitadelV2Options): ZitadelV2Settings['logins'] {
  if (authenticate === undefined && openSession === undefined) return undefined;
  return {
    authenticate: readFunction('authenticate', authenticate),
    openSession: readFunction('openSession', openSession),
  };
}
