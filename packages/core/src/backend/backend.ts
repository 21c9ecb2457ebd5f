import { abortedError, SecondFactorError, type SecondFactorPhase } from '../errors.js';
import { explainProblem } from './explain-problem.js';
import { postJson } from './post-json.js';

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

/** One request. */
export interface PostOptions {
  readonly phase: SecondFactorPhase;
  /** Names the flow to the server, the same for a repeated request. */
  readonly key: string;
  readonly signal?: AbortSignal | undefined;
  /** Whether to try once more when the network failed. Never for what may be done only once. */
  readonly mayRepeat?: boolean;
}

/** The site's endpoint. */
export interface Backend {
  readonly url: string;
  readonly credentials: RequestCredentials;
  /**
   * Posts JSON below the endpoint.
   * @returns the answer: parsed JSON, or the text of a `text/plain` answer
   * @throws {SecondFactorError} `network`, `timeout`, `aborted`, `http`, `provider_refused`, `bad_response`
   */
  post(path: string, body: object, options: PostOptions): Promise<unknown>;
}

/** Hosts that take a secret key, which no page may hold. */
const secretHosts = /(^|\.)(ompasscloud\.com|ompass\.kr)$/;

/**
 * The site's endpoint, checked before anything is sent.
 * @throws {TypeError} for an endpoint that is no URL, or has an origin that was not allowed
 * @throws {SecondFactorError} `secret_in_browser` for a provider's own API
 */
export function backend(endpoint: string | URL, options: BackendOptions = {}): Backend {
  const { origin, pathname, hostname } = new URL(endpoint, document.baseURI);
  if (secretHosts.test(hostname)) {
    throw new SecondFactorError('secret_in_browser', 'The endpoint is OMPASS, not the site’s own');
  }
  if (origin !== location.origin && !options.endpointOrigins?.includes(origin)) {
    throw new TypeError(`The endpoint’s origin ${origin} is not allowed`);
  }
  const { credentials = 'same-origin', headers, requestTimeout = 10_000 } = options;
  if (!(requestTimeout >= 0)) throw new TypeError('requestTimeout is not a time');
  const url = origin + pathname.replace(/\/$/, '');

  async function post(path: string, body: object, how: PostOptions): Promise<unknown> {
    const { phase, key, signal, mayRepeat } = how;
    try {
      const limit = AbortSignal.timeout(Math.min(requestTimeout, 2 ** 31 - 1));
      const given = typeof headers === 'function' ? await headers() : headers;
      const response = await postJson(
        url + path,
        body,
        key,
        credentials,
        signal ? AbortSignal.any([signal, limit]) : limit,
        { accept: 'application/json', ...Object.fromEntries(new Headers(given)) },
        options.fetch,
      );
      return read(response, await response.text(), phase);
    } catch (cause) {
      if (cause instanceof SecondFactorError) throw cause;
      if (signal?.aborted) {
        throw abortedError(signal, phase);
      }
      if ((cause as Error | undefined)?.name === 'TimeoutError') {
        throw new SecondFactorError('timeout', 'The site did not answer in time', { cause, phase });
      }
      if (mayRepeat) return post(path, body, { ...how, mayRepeat: false });
      throw new SecondFactorError('network', 'The site can’t be reached', { cause, phase });
    }
  }
  return { url, credentials, post };
}

function read(response: Response, text: string, phase: SecondFactorPhase): unknown {
  const { ok, status, headers } = response;
  const type = headers.get('content-type')?.toLowerCase() ?? '';
  let answer: unknown;
  try {
    if (type.includes('json')) answer = JSON.parse(text || 'null');
    else if (type.startsWith('text/plain')) answer = text;
    else if (text) throw new SyntaxError();
  } catch {
    // Without a cause: the parser's message quotes the answer, and nobody knows what is in there.
    if (ok) {
      throw new SecondFactorError('bad_response', 'The site’s answer is no JSON', {
        phase,
        status,
      });
    }
  }
  if (ok) return answer;
  throw explainProblem(status, answer, phase);
}
