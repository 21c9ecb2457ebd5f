import {
  ompass,
  type OmpassFailure,
  type OmpassServerOptions,
  type OmpassSession,
} from '@second-factor/server';

/** The key that must never be seen outside a call of OMPASS. */
export const secretKey = 'key-that-stays-on-the-server';
export const cookieSecret = 'a cookie secret of at least 32 bytes, random in real life';
export const password = 'correct horse "battery" staple';
export const origin = 'https://site.example';

/** A page posting with the cookies its browser keeps. */
export interface Site {
  readonly failures: OmpassFailure[];
  readonly sessions: OmpassSession[];
  readonly cookies: Map<string, string>;
  /** All that the site ever answered, as text: status, headers and body. */
  readonly transcript: string[];
  request(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, body: unknown, init?: RequestInit): Promise<Response>;
}

/** A site whose users are whoever has the password; `alice` types `Alice` if she likes. */
export function openSite(options: Partial<OmpassServerOptions> = {}, from = origin): Site {
  const failures: OmpassFailure[] = [];
  const sessions: OmpassSession[] = [];
  const cookies = new Map<string, string>();
  const transcript: string[] = [];
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

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0 && !headers.has('Cookie')) {
      headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    }
    const response = await handle(new Request(from + path, { ...init, headers }));
    keepCookies(response);
    const head = [...response.headers].map((header) => header.join(': '));
    transcript.push([response.status, ...head, await response.clone().text()].join('\n'));
    return response;
  }

  function keepCookies(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (cookie.includes('Max-Age=0')) cookies.delete(name);
      else cookies.set(name, value);
    }
  }

  return {
    failures,
    sessions,
    cookies,
    transcript,
    request,
    post(path, body, init = {}) {
      const headers = new Headers(init.headers);
      if (!headers.has('Content-Type')) headers.set('Content-Type', 'application/json');
      if (!headers.has('Origin') && !headers.has('Sec-Fetch-Site')) headers.set('Origin', from);
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return request(path, { ...init, method: 'POST', headers, body: text });
    },
  };
}

/** The fields of a right password's `begin`. */
export const rightLogin = { method: 'u2f', lang_init: 'EN', user_id: 'alice', password };

/** The `code` of a problem. */
export async function codeOf(response: Response): Promise<unknown> {
  const body = (await response.clone().json()) as { code?: unknown };
  return body.code;
}
