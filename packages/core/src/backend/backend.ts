/** How requests to the site's own endpoint are made. */
export interface BackendOptions {
  /** Default `same-origin`. */
  readonly credentials?: RequestCredentials;
  /** Headers to add, or a function that gives them before each request. */
  readonly headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>);
  /** A stand-in for `fetch`. */
  readonly fetch?: typeof fetch;
  /** Milliseconds one request may take. Default 10 000. */
  readonly requestTimeout?: number;
  /** Other origins the endpoint may have. Default: the page's own only. */
  readonly endpointOrigins?: readonly string[];
}
