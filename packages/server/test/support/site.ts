import {
  ompass,
  type OmpassFailure,
  type OmpassServerOptions,
  type OmpassSession,
} from '@second-factor/server';
import { type Browser, openBrowser } from './browser.js';

export { codeOf } from './browser.js';

/** The key that must never be seen outside a call of OMPASS. */
export const secretKey = 'key-that-stays-on-the-server';
export const cookieSecret = 'a cookie secret of at least 32 bytes, random in real life';
export const password = 'correct horse "battery" staple';
export const origin = 'https://site.example';

/** A page posting with the cookies its browser keeps. */
export interface Site extends Browser {
  readonly failures: OmpassFailure[];
  readonly sessions: OmpassSession[];
}

/** A site whose users are whoever has the password; `alice` types `Alice` if she likes. */
export function openSite(options: Partial<OmpassServerOptions> = {}, from = origin): Site {
  const failures: OmpassFailure[] = [];
  const sessions: OmpassSession[] = [];
  const handle = ompass({
    secretKey,
    cookieSecret,
    basePath: '/auth/ompass',
    authenticate: ({ userId, fields }) =>
      fields['password'] === password ? (userId?.toLowerCase() ?? null) : null,
    openSession: (session) => {
      sessions.push(session);
      const headers = { 'Set-Cookie': 'session=abc; HttpOnly; Path=/' };
      return Response.json({ name: session.userId }, { status: 201, headers });
    },
    onError: (failure) => failures.push(failure),
    ...options,
  });

  return { ...openBrowser(handle, from), failures, sessions };
}

/** The fields of a right password's `begin`. */
export const rightLogin = { method: 'u2f', lang_init: 'EN', user_id: 'alice', password };
