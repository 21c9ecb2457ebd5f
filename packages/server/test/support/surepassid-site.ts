import type { TestContext } from 'node:test';
import type { SurePassIdEmulatorOptions } from '@second-factor/emulators';
import {
  surepassid,
  type SurePassIdFailure,
  type SurePassIdServerOptions,
  type SurePassIdSession,
} from '@second-factor/server';
import { type Browser, openBrowser } from './browser.js';
import { cookieSecret, origin, password } from './site.js';
import {
  accountKey,
  accountName,
  openSurePassId,
  type SurePassIdServed,
} from './surepassid-server.js';
import { type U2fAnswer, type U2fAsked, type U2fKey, u2fKey, type U2fLie } from './u2f-key.js';

/** What a begin answers. */
export interface U2fBegun {
  readonly u2f: {
    readonly appId: string;
    readonly registerRequests: readonly U2fAsked[];
    readonly signRequests: readonly U2fAsked[];
  };
  readonly state: string;
}

/** One browser at a site whose keys are SurePassID's. */
export interface U2fBrowser extends Browser {
  /** Logs in by password alone, to register the first key. */
  enter(username: string): void;
  /** Posts below the endpoint's path. */
  send(path: string, body?: object, init?: RequestInit): Promise<Response>;
  /** Reads below the endpoint's path. */
  get(path: string): Promise<Response>;
  remove(path: string): Promise<Response>;
  /** @throws where the answer is a problem */
  begin(ceremony: 'register' | 'authenticate', fields?: object): Promise<U2fBegun>;
  finish(
    ceremony: 'register' | 'authenticate',
    u2f: U2fAnswer,
    begun: { readonly state: string; readonly name?: string },
  ): Promise<Response>;
  register(key: U2fKey, fields?: object, lie?: U2fLie): Promise<Response>;
  logIn(key: U2fKey, fields?: object, lie?: U2fLie): Promise<Response>;
}

/** A site whose second factors are SurePassID's. */
export interface SurePassIdSite {
  readonly failures: SurePassIdFailure[];
  readonly sessions: SurePassIdSession[];
  /** Moves the site's clock, by milliseconds. */
  pass(time: number): void;
  open(from?: string): U2fBrowser;
}

/** The fields of a right password. */
export const rightPassword = { user_id: 'alice', password };

/** A site whose users are whoever has the password; a session is a cookie with the user's name. */
export function openSite(
  options: Partial<SurePassIdServerOptions> & { readonly server: string },
): SurePassIdSite {
  const failures: SurePassIdFailure[] = [];
  const sessions: SurePassIdSession[] = [];
  let passed = 0;
  const handle = surepassid({
    accountName,
    accountKey,
    cookieSecret,
    basePath: '/auth/keys',
    currentUser: (request) =>
      /(?:^|; )session=([^;]+)/.exec(request.headers.get('Cookie') ?? '')?.[1] ?? null,
    authenticate: ({ userId, fields }) =>
      fields['password'] === password ? (userId ?? null) : null,
    openSession: (session) => {
      sessions.push(session);
      return Response.json({ name: session.username }, { status: 201 });
    },
    now: () => Date.now() + passed,
    onError: (failure) => failures.push(failure),
    ...options,
  });
  return {
    failures,
    sessions,
    pass(time) {
      passed += time;
    },
    open: (from = origin) => openU2fBrowser(handle, from),
  };
}

/** A site, its emulated SurePassID on a port of its own, and a browser of alice, who is logged in. */
export async function openAll(
  context: TestContext,
  options: Partial<SurePassIdServerOptions> = {},
  emulated: Partial<SurePassIdEmulatorOptions> = {},
): Promise<SurePassIdServed & { readonly site: SurePassIdSite; readonly browser: U2fBrowser }> {
  const served = await openSurePassId(context, emulated);
  const site = openSite({ server: served.server, ...options });
  const browser = site.open();
  browser.enter('alice');
  return { ...served, site, browser };
}

/** The same, and a key of alice that is registered; the calls so far are forgotten. */
export async function openWithKey(
  context: TestContext,
  options: Partial<SurePassIdServerOptions> = {},
  emulated: Partial<SurePassIdEmulatorOptions> = {},
): Promise<Awaited<ReturnType<typeof openAll>> & { readonly key: U2fKey }> {
  const all = await openAll(context, options, emulated);
  const key = await u2fKey();
  const response = await all.browser.register(key, { name: 'First' });
  if (!response.ok) throw new Error(await response.text());
  all.calls.length = 0;
  return { ...all, key };
}

/** A browser at the pages of `from`. */
export function openU2fBrowser(
  handle: (request: Request) => Promise<Response>,
  from: string,
): U2fBrowser {
  const browser = openBrowser(handle, from);
  const ownPage = { headers: { 'Sec-Fetch-Site': 'same-origin' } };
  const send: U2fBrowser['send'] = (path, body = {}, init = {}) =>
    browser.post(`/auth/keys${path}`, body, init);
  const begin: U2fBrowser['begin'] = async (ceremony, fields) => {
    const given = fields ?? (ceremony === 'register' ? {} : rightPassword);
    const response = await send(`/${ceremony}/begin`, given);
    if (response.status !== 200) throw new Error(await response.text());
    return (await response.json()) as U2fBegun;
  };
  const finish: U2fBrowser['finish'] = (ceremony, u2f, { state, name }) =>
    send(`/${ceremony}/finish`, { u2f, state, name });
  return {
    ...browser,
    enter: (username) => void browser.cookies.set('session', username),
    send,
    get: (path) => browser.request(`/auth/keys${path}`, ownPage),
    remove: (path) => browser.request(`/auth/keys${path}`, { method: 'DELETE', ...ownPage }),
    begin,
    finish,
    async register(key, fields, lie) {
      const begun = await begin('register', fields);
      const [request] = begun.u2f.registerRequests;
      if (!request) throw new Error('nothing to register');
      return finish('register', await key.register(request, lie), begun);
    },
    async logIn(key, fields, lie) {
      const begun = await begin('authenticate', fields);
      return finish('authenticate', await key.sign(begun.u2f.signRequests, lie), begun);
    },
  };
}
