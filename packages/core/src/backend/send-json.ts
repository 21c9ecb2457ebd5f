/**
 * Sends JSON to the site, with the token that server frameworks such as Rails and Laravel put into
 * `<meta name="csrf-token">`. A redirect is an error: it would send what is posted to a place nobody
 * named.
 * @param send a stand-in for `fetch`
 */
export function sendJson(
  url: string,
  body: object | undefined,
  credentials: RequestCredentials,
  signal: AbortSignal,
  headers?: Readonly<Record<string, string>>,
  send: typeof fetch = fetch,
  method = 'POST',
): Promise<Response> {
  const csrf = document.querySelector<HTMLMetaElement>('meta[name=csrf-token]')?.content;
  return send(url, {
    method,
    // Nothing, for a request without a body.
    body: JSON.stringify(body),
    headers: {
      ...headers,
      'content-type': 'application/json',
      ...(csrf && url.startsWith(origin + '/') && { 'x-csrf-token': csrf }),
    },
    credentials,
    redirect: 'error',
    signal,
  });
}
