import {
  type KeyStore,
  memoryStore,
  type StoredKey,
  webauthn,
  type WebauthnFailure,
  type WebauthnServerOptions,
  type WebauthnSession,
} from '@second-factor/server';
import { type Browser, openBrowser } from './browser.js';
import { cookieSecret, origin, password } from './site.js';
import type { CreationOptions, CredentialJson, RequestOptions } from './soft-key.js';

/** What a begin answers. */
export interface Begun<Options> {
  readonly publicKey: Options;
  readonly state: string;
}

/** One browser at a site with security keys. */
export interface KeyBrowser extends Browser {
  /** Logs in by password alone, to register the first key. */
  enter(userId: string): void;
  beginRegistration(fields?: object): Promise<Begun<CreationOptions>>;
  finishRegistration(credential: CredentialJson, begun: { state: string }): Promise<Response>;
  beginLogin(fields?: object): Promise<Begun<RequestOptions>>;
  finishLogin(credential: CredentialJson, begun: { state: string }): Promise<Response>;
}

/** A site with security keys. */
export interface KeySite {
  readonly store: KeyStore;
  readonly failures: WebauthnFailure[];
  readonly sessions: WebauthnSession[];
  /** Moves the site's clock, by milliseconds. */
  pass(time: number): void;
  open(from?: string): KeyBrowser;
}

/** The fields of a right password. */
export const rightPassword = { user_id: 'alice', password };

/** A site whose users are whoever has the password; a session is a cookie with the user's name. */
export function openKeySite(options: Partial<WebauthnServerOptions> = {}): KeySite {
  const failures: WebauthnFailure[] = [];
  const sessions: WebauthnSession[] = [];
  const store = options.store ?? memoryStore();
  let passed = 0;
  const { basePath = '/auth/keys' } = options;
  const handle = webauthn({
    rpName: 'Site',
    cookieSecret,
    basePath,
    store,
    currentUser: (request) => {
      const [, id] = /(?:^|; )session=([^;]+)/.exec(request.headers.get('Cookie') ?? '') ?? [];
      return id === undefined ? null : { id, name: `${id}@site.example`, displayName: id };
    },
    authenticate: ({ userId, fields }) =>
      fields['password'] === password ? (userId?.toLowerCase() ?? null) : null,
    openSession: (session) => {
      sessions.push(session);
      const headers = { 'Set-Cookie': `session=${session.userId}; HttpOnly; Path=/` };
      return Response.json({ name: session.userId }, { status: 201, headers });
    },
    now: () => Date.now() + passed,
    onError: (failure) => failures.push(failure),
    ...options,
  });
  return {
    store,
    failures,
    sessions,
    pass(time) {
      passed += time;
    },
    open: (from = origin) => openKeyBrowser(handle, from, basePath),
  };
}

export function openKeyBrowser(
  handle: (request: Request) => Promise<Response>,
  from: string,
  basePath: string,
): KeyBrowser {
  const browser = openBrowser(handle, from);
  const begin = async <T>(path: string, fields: object): Promise<Begun<T>> => {
    const response = await browser.post(basePath + path, fields);
    if (response.status !== 200) throw new Error(await response.text());
    return (await response.json()) as Begun<T>;
  };
  const finish = (path: string, credential: CredentialJson, { state }: { state: string }) =>
    browser.post(basePath + path, { credential, state });
  return {
    ...browser,
    enter: (userId) => void browser.cookies.set('session', userId),
    beginRegistration: (fields = {}) => begin('/register/begin', fields),
    finishRegistration: (credential, begun) => finish('/register/finish', credential, begun),
    beginLogin: (fields = rightPassword) => begin('/authenticate/begin', fields),
    finishLogin: (credential, begun) => finish('/authenticate/finish', credential, begun),
  };
}

/** A user's only key, as the store has it. */
export async function onlyKey(store: KeyStore, userId = 'alice'): Promise<StoredKey> {
  const [key, ...others] = await store.list(userId);
  if (!key || others.length > 0) throw new Error(`${others.length} others`);
  return key;
}
