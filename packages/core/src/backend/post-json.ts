/** What {@link postJson} sends beside the body. */
export interface PostJsonOptions {
  readonly headers?: HeadersInit | undefined;
  /** Sent as `Idempotency-Key`, so that a server can tell a repeated request from a new one. */
  readonly key: string;
  readonly credentials: RequestCredentials;
  readonly signal: AbortSignal;
  /** A stand-in for `fetch`. */
  readonly send?: typeof fetch | undefined;
}

/**
 * Posts JSON to the site, with the token that server frameworks such as Rails and Laravel put into
 * `<meta name="csrf-token">`. A redirect is an error: it would send what is posted to a place nobody
 * named.
 */
export function postJson(
  url: string,
  body: object,
  { headers: given, key, credentials, signal, send = fetch }: PostJsonOptions,
): Promise<Response> {
  const headers = new Headers(given);
  headers.set('accept', 'application/json');
  headers.set('content-type', 'application/json');
  headers.set('idempotency-key', key);
  const csrf = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content;
  if (csrf && new URL(url).origin === origin) headers.set('x-csrf-token', csrf);
  return send(url, {
    method: 'POST',
    body: JSON.stringify(body),
    headers,
    credentials,
    redirect: 'error',
    signal,
  });
}
