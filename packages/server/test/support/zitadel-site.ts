import { emulateZitadel, type ZitadelEmulatorOptions } from '@second-factor/emulators';
import {
  zitadel,
  type ZitadelFailure,
  type ZitadelSession,
  type ZitadelV1Options,
  type ZitadelV2Options,
} from '@second-factor/server';
import { type KeyBrowser, openKeyBrowser } from './key-site.js';
import { cookieSecret, origin, password } from './site.js';

/** The token that must never be seen outside a call of ZITADEL. */
export const serviceToken = 'service-token-that-stays-on-the-server';

/** The instance's address. */
export const url = 'https://zitadel.example';

/** One call that reached ZITADEL, or its stand-in. */
export interface ZitadelCall {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly redirect: RequestRedirect;
}

/** A `fetch` that notes what it was asked. */
export interface NotedFetch {
  readonly fetch: typeof fetch;
  readonly calls: ZitadelCall[];
}

/** Passes calls on to `answer`; each is noted before. */
export function noteCalls(
  answer: (call: ZitadelCall, request: Request) => Response | Promise<Response>,
): NotedFetch {
  const calls: ZitadelCall[] = [];
  return {
    calls,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { method, headers, redirect } = request;
      const text = await request.clone().text();
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      const call = { method, path: new URL(request.url).pathname, headers, body, redirect };
      calls.push(call);
      return answer(call, request);
    },
  };
}

/** An emulated ZITADEL with two people. */
export function openZitadel(options: Partial<ZitadelEmulatorOptions> = {}): NotedFetch {
  const emulator = emulateZitadel({
    serviceToken,
    users: [
      { id: '1001', loginName: 'alice@acme.example', token: 'token-of-alice' },
      { id: '1002', loginName: 'bob@acme.example', token: 'token-of-bob' },
    ],
    ...options,
  });
  return noteCalls((_, request) => emulator(request));
}

/** A site whose keys are ZITADEL's. */
export interface ZitadelSite {
  readonly failures: ZitadelFailure[];
  readonly sessions: ZitadelSession[];
  /** Moves the site's clock, by milliseconds. */
  pass(time: number): void;
  open(from?: string): KeyBrowser;
}

/** A site by the v2 interface; a session is a cookie with the ZITADEL user id. */
export function openSite(options: Partial<ZitadelV2Options>): ZitadelSite {
  const failures: ZitadelFailure[] = [];
  const sessions: ZitadelSession[] = [];
  let passed = 0;
  const handle = zitadel({
    url,
    serviceToken,
    cookieSecret,
    basePath: '/auth/keys',
    currentUser: sessionOf,
    authenticate: ({ userId, fields }) =>
      fields['password'] === password ? { loginName: `${userId ?? ''}@acme.example` } : null,
    openSession: (session) => {
      sessions.push(session);
      return Response.json({ name: session.userId }, { status: 201 });
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
    open: (from = origin) => openKeyBrowser(handle, from, '/auth/keys'),
  };
}

/** A site by the v1 interface, at ZITADEL's own address; a session is a cookie with the token. */
export function openV1Site(options: Partial<ZitadelV1Options>): ZitadelSite {
  const failures: ZitadelFailure[] = [];
  const handle = zitadel({
    version: 'v1',
    url,
    cookieSecret,
    basePath: '/auth/keys',
    userToken: sessionOf,
    onError: (failure) => failures.push(failure),
    ...options,
  });
  const open = (from = url) => openKeyBrowser(handle, from, '/auth/keys');
  return { failures, sessions: [], pass: () => undefined, open };
}

function sessionOf(request: Request): string | null {
  return /(?:^|; )session=([^;]+)/.exec(request.headers.get('Cookie') ?? '')?.[1] ?? null;
}
