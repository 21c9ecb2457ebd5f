import { checkDelay, longestDelay } from '../check-delay.js';
import { abortedError, SecondFactorError, type SecondFactorPhase } from '../errors.js';
import { until } from '../until.js';
import { explainProblem } from './explain-problem.js';
import { type GivenHeaders, readHeaders } from './read-headers.js';
import { sendJson } from './send-json.js';

/** How requests to the site's own endpoint are made. */
export interface BackendOptions {
  /** Default `same-origin`. */
  readonly credentials?: RequestCredentials;
  /**
   * Headers to add, or a function that gives them before each request. Where it fails nothing is sent:
   * the error is `invalid_options` and holds nothing of what was thrown.
   */
  readonly headers?: GivenHeaders;
  /** A stand-in for `fetch`. */
  readonly fetch?: typeof fetch;
  /**
   * Milliseconds one request may take, or `Infinity`. Default 15 000: longer than a server waits for
   * OMPASS.
   */
  readonly requestTimeout?: number;
  /** Other origins the endpoint may have. Default: the page's own only. */
  readonly endpointOrigins?: readonly string[];
}

/** One request. */
export interface SendOptions {
  readonly phase: SecondFactorPhase;
  /** Default `POST`. */
  readonly method?: string | undefined;
  /** Sent as `Idempotency-Key`, so that a server can tell a repeated request from a new one. */
  readonly key?: string;
  readonly signal?: AbortSignal | undefined;
  /** Whether to try once more when the network failed. Never for what may be done only once. */
  readonly mayRepeat?: boolean;
}

/** The error for an answer that is none of 2xx, read as JSON where it is some. */
export type ExplainAnswer = typeof explainProblem;

/** The site's endpoint. */
export interface Backend {
  readonly url: string;
  readonly credentials: RequestCredentials;
  /**
   * Sends JSON below the endpoint; without a body for `undefined`.
   * @returns the answer: parsed JSON, or the text of a `text/plain` answer
   * @throws {SecondFactorError} `network`, `timeout`, `aborted`, `http`, `provider_refused`,
   * `bad_response`; `invalid_options` for headers that are none
   */
  send(path: string, body: object | undefined, options: SendOptions): Promise<unknown>;
}

/** Hosts that take a secret key, which no page may hold. */
const secretHosts = /(^|\.)(ompasscloud\.com|ompass\.kr)$/;

/**
 * The site's endpoint, checked before anything is sent.
 * @param explain - reads refusals; by default problem details
 * @param source - the option that gives the headers, for errors
 * @throws {TypeError} for an endpoint that is no URL, or has an origin that was not allowed
 * @throws {SecondFactorError} `secret_in_browser` for a provider's own API
 */
export function backend(
  endpoint: string | URL,
  options: BackendOptions = {},
  explain: ExplainAnswer = explainProblem,
  source = 'headers',
): Backend {
  const { origin, pathname, hostname } = new URL(endpoint, document.baseURI);
  if (secretHosts.test(hostname)) {
    throw new SecondFactorError('secret_in_browser', 'The endpoint is OMPASS itself');
  }
  if (origin !== location.origin && !options.endpointOrigins?.includes(origin)) {
    throw new TypeError(`endpoint: ${origin} is not allowed`);
  }
  const { credentials = 'same-origin', headers } = options;
  const time = checkDelay('requestTimeout', options.requestTimeout ?? 15_000);
  const url = origin + pathname.replace(/\/$/, '');

  async function send(path: string, body: object | undefined, how: SendOptions): Promise<unknown> {
    const { phase, key, method, signal, mayRepeat } = how;
    // For Infinity as long as a timer can be, which is no limit for one request.
    const limit = AbortSignal.timeout(Math.min(time, longestDelay));
    const ended = signal ? AbortSignal.any([signal, limit]) : limit;
    try {
      const given = await until<Headers>({ signal: ended, phase }, (resolve, reject) => {
        readHeaders(headers, source, phase).then(resolve, reject);
      });
      const response = await sendJson(
        url + path,
        body,
        credentials,
        ended,
        {
          accept: 'application/json',
          ...Object.fromEntries(given),
          ...(key && { 'idempotency-key': key }),
        },
        options.fetch,
        method,
      );
      return read(response, await response.text(), phase, explain);
    } catch (cause) {
      if (signal?.aborted) throw abortedError(signal, phase);
      if (limit.aborted) {
        const message = 'The site took too long';
        throw new SecondFactorError('timeout', message, { cause: limit.reason as unknown, phase });
      }
      if (cause instanceof SecondFactorError) throw cause;
      if (mayRepeat) return send(path, body, { ...how, mayRepeat: false });
      throw new SecondFactorError('network', 'The site is out of reach', { cause, phase });
    }
  }
  return { url, credentials, send };
}

function read(
  { ok, status, headers }: Response,
  text: string,
  phase: SecondFactorPhase,
  explain: ExplainAnswer,
): unknown {
  const type = headers.get('content-type') ?? '';
  let answer: unknown;
  try {
    if (text && /json/i.test(type)) answer = JSON.parse(text);
    else if (!text || /^text\/plain/i.test(type)) answer = text || undefined;
    else throw new SyntaxError();
  } catch {
    // Without a cause: the parser's message quotes the answer, and nobody knows what is in there.
    if (ok)
      throw new SecondFactorError('bad_response', 'The answer is no JSON', {
        phase,
        status,
      });
  }
  if (ok) return answer;
  throw explain(status, answer, phase);
}
