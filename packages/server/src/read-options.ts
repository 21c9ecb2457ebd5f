import type { KeyStore } from './stores/key-store.js';
import { isTrustedUrl } from './trusted-url.js';

/**
 * Holds an option against what it has to be; callers without types are told at once.
 * @throws {TypeError} with `message`, which names the option, never its value
 */
export function check(isRight: boolean, message: string): asserts isRight {
  if (!isRight) throw new TypeError(message);
}

/** For callers without types. */
export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** A hook. */
export function readFunction<T>(name: string, value: T): NonNullable<T> {
  check(typeof value === 'function', `${name} must be a function`);
  return value;
}

/** The stand-in for `fetch`, or the runtime's. */
export function readFetch(stand: typeof fetch | undefined): typeof fetch {
  if (stand) return readFunction('fetch', stand);
  // Looked up at the call, and called bare: some runtimes refuse it as another object's method.
  return (input, init) => fetch(input, init);
}

/** What is sent as a bearer token. */
export function readBearer(name: string, key: unknown): string {
  // Anything else makes `Headers` throw an error that quotes the key.
  check(isText(key) && /^[\x21-\x7e]+$/.test(key), `${name} must be visible ASCII text`);
  return key;
}

/** The secrets that sign and verify, one or several. */
export function readCookieSecrets(
  secret: string | readonly string[],
): readonly [string, ...string[]] {
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

/** The address of a provider's interface, without a slash at its end. */
export function readProviderUrl(name: string, text: string): string {
  check(
    isText(text) && isTrustedUrl(text) && !/[?#]/.test(text),
    `${name} must be an https URL, or http on loopback, with no query and no credentials`,
  );
  return text.replace(/\/+$/, '');
}

/** The domain that keys are for. */
export function readDomain(name: string, domain: string): string {
  const isHost = isText(domain) && /^[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d-]+)*$/.test(domain);
  check(isHost, `${name} must be a domain such as example.com`);
  return domain;
}

/** Where a handler is mounted, without a slash at its end. */
export function readBasePath(path: string): string {
  check(
    isText(path) && /^(?:\/[\w.~-]+)*\/?$/.test(path),
    'basePath must be a path such as /auth/ompass',
  );
  return path.replace(/\/$/, '');
}

/** A number of milliseconds that a timer can take. */
export function readMilliseconds(name: string, time: number): number {
  // 2 ** 31 - 1: a longer timer fires at once.
  check(time > 0 && time < 2 ** 31, `${name} must be a number of milliseconds`);
  return time;
}

/** A list of words out of a few, at least one. */
export function readChoices<T extends string>(
  name: string,
  choices: readonly T[],
  known: readonly T[],
): readonly T[] {
  const given: unknown = choices;
  const isRight =
    Array.isArray(given) && given.length > 0 && given.every((choice: T) => known.includes(choice));
  check(isRight, `${name} must hold ${known.join(', ')} or several of them`);
  return choices;
}

/** One word out of a few. */
export function readChoice<T extends string>(name: string, choice: T, known: readonly T[]): T {
  check(known.includes(choice), `${name} must be one of ${known.join(', ')}`);
  return choice;
}

/** The site's public origins. */
export function readOrigins(origins: readonly string[]): readonly string[] {
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

/** The one method of a `KeyStore` that an endpoint needs whose keys are kept elsewhere. */
export function readSpending(store: Pick<KeyStore, 'spend'>): Pick<KeyStore, 'spend'> {
  check(typeof store.spend === 'function', 'store must have the method spend of a KeyStore');
  return store;
}
