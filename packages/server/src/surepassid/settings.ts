import {
  check,
  isText,
  readBasePath,
  readChoices,
  readCookieSecrets,
  readFunction,
  readMilliseconds,
  readOrigins,
  readSpending,
} from '../read-options.js';
import { memoryStore } from '../stores/memory-store.js';
import { isTrustedUrl } from '../trusted-url.js';
import { type SurePassIdClient, surePassIdClient } from './client.js';
import { deleteKeyFields } from './delete-key-fields.js';
import type { SurePassIdMethod, SurePassIdServerOptions } from './options.js';

/** The site's hooks for a login. */
export type SurePassIdLogins = {
  readonly [Name in 'authenticate' | 'openSession']: NonNullable<SurePassIdServerOptions[Name]>;
};

type Secret = 'accountName' | 'accountKey' | 'cookieSecret' | 'deadline' | 'fetch' | 'server';
type Optional = 'appId' | 'origins' | 'pushStatus';
type Changed = keyof SurePassIdLogins | Secret | Optional;

/** The options, checked and with their defaults. */
export type SurePassIdSettings = {
  readonly [Name in Exclude<keyof SurePassIdServerOptions, Changed>]-?: NonNullable<
    SurePassIdServerOptions[Name]
  >;
} & { readonly [Name in Optional]: SurePassIdServerOptions[Name] } & {
  readonly client: SurePassIdClient;
  readonly cookieSecrets: readonly [string, ...string[]];
  readonly logins: SurePassIdLogins | undefined;
};

/**
 * Checks the options and adds the defaults.
 * @throws {TypeError} which names the option, never its value
 */
export function readOptions(options: SurePassIdServerOptions): SurePassIdSettings {
  const { appId, origins, deadline, webauthnClientData = false } = options;
  const now = readFunction('now', options.now ?? Date.now);
  const timeout = readMilliseconds('deadline', deadline ?? 10_000);
  return {
    allKeys: options.allKeys ?? true,
    appId: appId === undefined ? undefined : readAppId(appId, webauthnClientData),
    basePath: readBasePath(options.basePath ?? ''),
    client: surePassIdClient({ ...options, timeout }),
    cookieSecrets: readCookieSecrets(options.cookieSecret),
    currentUser: readFunction('currentUser', options.currentUser),
    deleteKeyFields: readFunction('deleteKeyFields', options.deleteKeyFields ?? deleteKeyFields),
    deliveries: readChoices('deliveries', options.deliveries ?? deliveries, deliveries),
    embedded: options.embedded ?? false,
    logins: readLogins(options),
    methods: readMethods(options),
    now,
    onError: readFunction('onError', options.onError ?? (() => undefined)),
    origins: origins && readOrigins(origins),
    push: options.push ?? {},
    pushStatus: options.pushStatus && readFunction('pushStatus', options.pushStatus),
    serialNumber: readFunction('serialNumber', options.serialNumber ?? (() => null)),
    store: readSpending(options.store ?? memoryStore({ now })),
    webauthnClientData,
  };
}

const methods = ['u2f', 'otp', 'push'] as const;
const deliveries = ['sms', 'voice', 'email'] as const;

function readMethods({
  methods: given = ['u2f'],
  pushStatus,
}: SurePassIdServerOptions): readonly SurePassIdMethod[] {
  const read = readChoices('methods', given, methods);
  const isRight = !read.includes('push') || pushStatus !== undefined;
  check(isRight, 'pushStatus must be there where methods hold push');
  return read;
}

function readLogins({
  authenticate,
  openSession,
}: SurePassIdServerOptions): SurePassIdLogins | undefined {
  if (authenticate === undefined && openSession === undefined) return undefined;
  return {
    authenticate: readFunction('authenticate', authenticate),
    openSession: readFunction('openSession', openSession),
  };
}

function readAppId(appId: string, mayBeRpId: boolean): string {
  const message = 'appId must be an https URL without credentials, or http on loopback';
  check(isText(appId) && (isTrustedUrl(appId) || (mayBeRpId && isDomain(appId))), message);
  return appId;
}

function isDomain(text: string): boolean {
  return URL.canParse(`https://${text}`) && new URL(`https://${text}`).hostname === text;
}
