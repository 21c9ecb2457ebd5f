/** A browser with the pages of a site in it: it keeps cookies, and all that it was answered. */
export interface Browser {
  readonly cookies: Map<string, string>;
  /** All that the site ever answered, as text: status, headers and body. */
  readonly transcript: string[];
  request(path: string, init?: RequestInit): Promise<Response>;
  post(path: string, body: unknown, init?: RequestInit): Promise<Response>;
}

/** A browser at the pages of `origin`, whose server is `handle`. */
export function openBrowser(
  handle: (request: Request) => Promise<Response>,
  origin: string,
): Browser {
  const cookies = new Map<string, string>();
  const transcript: string[] = [];

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0 && !headers.has('Cookie')) {
      headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    }
    const response = await handle(new Request(origin + path, { ...init, headers }));
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
    cookies,
    transcript,
    request,
    post(path, body, init = {}) {
      const headers = new Headers(init.headers);
      if (!headers.has('Content-Type')) headers.set('Content-Type', 'application/json');
      if (!headers.has('Origin') && !headers.has('Sec-Fetch-Site')) headers.set('Origin', origin);
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return request(path, { method: 'POST', ...init, headers, body: text });
    },
  };
}

/** The `code` of a problem. */
export async function codeOf(response: Response): Promise<unknown> {
  const body = (await response.clone().json()) as { code?: unknown };
  return body.code;
}

/** The name under which a browser keeps the mark of its ceremonies. */
export function markName({ cookies }: Browser): string {
  const isMark = (name: string) => name.includes('second-factor-browser-');
  return [...cookies.keys()].find(isMark) ?? 'none';
}
