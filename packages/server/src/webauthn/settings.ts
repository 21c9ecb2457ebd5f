import {
  check,
  isText,
  readBasePath,
  readChoice,
  readChoices,
  readCookieSecrets,
  readDomain,
  readFunction,
  readMilliseconds,
  readOrigins,
} from '../read-options.js';
import type { KeyStore } from '../stores/key-store.js';
import { isTrustedUrl } from '../trusted-url.js';
import type { WebauthnMode, WebauthnServerOptions } from './options.js';

type Optional = 'appId' | 'authenticate' | 'origins' | 'rpId';

/** The options, checked and with their defaults. */
export type WebauthnSettings = {
  readonly [Name in Exclude<keyof WebauthnServerOptions, Optional | 'cookieSecret'>]-?: NonNullable<
    WebauthnServerOptions[Name]
  >;
} & {
  readonly [Name in Optional]: WebauthnServerOptions[Name];
} & { readonly cookieSecrets: readonly [string, ...string[]] };

/**
 * Checks the options and adds the defaults.
 * @throws {TypeError} which names the option, never its value
 */
export function readOptions(options: WebauthnServerOptions): WebauthnSettings {
  const { appId, authenticate, origins, rpId } = options;
  return {
    appId: appId === undefined ? undefined : readAppId(appId),
    authenticate: authenticate && readFunction('authenticate', authenticate),
    basePath: readBasePath(options.basePath ?? ''),
    cookieSecrets: readCookieSecrets(options.cookieSecret),
    currentUser: readFunction('currentUser', options.currentUser),
    embedded: options.embedded ?? false,
    modes: readModes(options),
    now: readFunction('now', options.now ?? Date.now),
    onError: readFunction('onError', options.onError ?? (() => undefined)),
    openSession: readFunction('openSession', options.openSession),
    origins: origins && readOrigins(origins),
    rpId: rpId === undefined ? undefined : readDomain('rpId', rpId),
    rpName: readRpName(options.rpName),
    store: readStore(options.store),
    timeout: readMilliseconds('timeout', options.timeout ?? 300_000),
    userVerification: readChoice('userVerification', options.userVerification ?? 'discouraged', [
      'required',
      'preferred',
      'discouraged',
    ]),
  };
}

function readModes({ modes, authenticate }: WebauthnServerOptions): readonly WebauthnMode[] {
  const known = ['second-factor', 'passwordless'] as const;
  const read = readChoices('modes', modes ?? [authenticate ? known[0] : known[1]], known);
  check(
    !read.includes('second-factor') || authenticate !== undefined,
    'authenticate must be there where modes hold second-factor',
  );
  return read;
}

function readRpName(name: string): string {
  check(isText(name) && name !== '', 'rpName must be the name of the site');
  return name;
}

function readAppId(appId: string): string {
  check(
    isText(appId) && isTrustedUrl(appId),
    'appId must be an https URL without credentials, such as https://example.com/app-id.json',
  );
  return appId;
}

const calls = ['list', 'find', 'add', 'use', 'rename', 'remove', 'spend'] as const;

function readStore(store: KeyStore): KeyStore {
  const given = store as Partial<KeyStore> | undefined;
  const isStore = calls.every((call) => typeof given?.[call] === 'function');
  check(isStore, 'store must be a KeyStore, such as memoryStore() gives');
  return store;
}
