import { isTrustedUrl } from '../trusted-url.js';
import type { OmpassMethod, OmpassServerOptions } from './options.js';

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
    baseUrl: readBaseUrl(options.baseUrl ?? 'https://interface-api.ompasscloud.com'),
    cookieSecrets: readCookieSecrets(options.cookieSecret),
    deadline: readDeadline(options.deadline ?? 10_000),
    embedded: options.embedded ?? false,
    fetch: readFetch(options.fetch),
    mayReset: readFunction('mayReset', options.mayReset ?? (() => false)),
    methods: readMethods(options.methods ?? ['u2f', 'uaf']),
    now: readFunction('now', options.now ?? Date.now),
    onError: readFunction('onError', options.onError ?? (() => undefined)),
    openSession: readFunction('openSession', options.openSession),
    origins: options.origins && readOrigins(options.origins),
    secretKey: readSecretKey(options.secretKey),
  };
}

function check(isRight: boolean, message: string): asserts isRight {
  if (!isRight) throw new TypeError(message);
}

function readFunction<T>(name: string, value: T): T {
  check(typeof value === 'function', `${name} must be a function`);
  return value;
}

function readFetch(stand: typeof fetch | undefined): typeof fetch {
  if (stand) return readFunction('fetch', stand);
  // Looked up at the call, and called bare: some runtimes refuse it as another object's method.
  return (input, init) => fetch(input, init);
}

function readSecretKey(key: string): string {
  // Anything else makes `Headers` throw an error that quotes the key.
  check(isText(key) && /^[\x21-\x7e]+$/.test(key), 'secretKey must be visible ASCII text');
  return key;
}

function readCookieSecrets(secret: string | readonly string[]): readonly [string, ...string[]] {
  const [first, ...others] = [secret].flat();
  check(
    isLongSecret(first) && others.every(isLongSecret),
    'cookieSecret must have at least 32 bytes',
  );
  return [first, ...others];
}

function isLongSecret(secret: unknown): secret is string {
  return isText(secret) && new TextEncoder().encode(secret).length >= 32;
}

function readBaseUrl(text: string): string {
  check(
    isText(text) && isTrustedUrl(text) && !/[?#]/.test(text),
    'baseUrl must be an https URL, or http on loopback, with no query and no credentials',
  );
  return text.replace(/\/+$/, '');
}

function readBasePath(path: string): string {
  check(
    isText(path) && /^(?:\/[\w.~-]+)*\/?$/.test(path),
    'basePath must be a path such as /auth/ompass',
  );
  return path.replace(/\/$/, '');
}

function readDeadline(deadline: number): number {
  // 2 ** 31 - 1: a longer timer fires at once.
  check(deadline > 0 && deadline < 2 ** 31, 'deadline must be a number of milliseconds');
  return deadline;
}

function readMethods(methods: readonly OmpassMethod[]): readonly OmpassMethod[] {
  check(
    methods.length > 0 && methods.every((method) => ['u2f', 'uaf'].includes(method)),
    'methods must hold u2f, uaf or both',
  );
  return methods;
}

function readOrigins(origins: readonly string[]): readonly string[] {
  check(
    origins.length > 0 && origins.every(isOrigin),
    'origins must hold origins such as https://example.com',
  );
  return origins;
}

function isOrigin(text: string): boolean {
  return (
    isText(text) && /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text
  );
}

/** For callers without types. */
function isText(value: unknown): value is string {
  return typeof value === 'string';
}
