import { problem } from './problem.js';
import { readBounded } from './read-bounded.js';
import { untilAborted } from './until-aborted.js';

/** How a provider is reached. */
export interface ProviderConnection {
  /** What the codes of its failures begin with. */
  readonly provider: 'ompass' | 'surepassid' | 'zitadel';
  /** Milliseconds one call may take, answer included. */
  readonly deadline: number;
  readonly fetch: typeof fetch;
}

/** One call of a provider's interface. */
export interface ProviderCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Aborts when the page has gone. */
  readonly signal: AbortSignal;
}

/** What came back, not yet looked at. */
export interface ProviderAnswer {
  readonly status: number;
  readonly text: string;
}

const longestAnswer = 65_536;

/**
 * Sends one call and reads its answer whole.
 * @throws {Problem} `…_timeout`, `…_unreachable`, `…_bad_response`, `client_gone`
 */
export async function callProvider(
  { provider, deadline: time, fetch }: ProviderConnection,
  call: ProviderCall,
): Promise<ProviderAnswer> {
  if (call.signal.aborted) throw problem('client_gone');
  const deadline = AbortSignal.timeout(time);
  const signal = AbortSignal.any([deadline, call.signal]);
  const explain = (failure: 'unreachable' | 'bad_response') => (cause: unknown) => {
    if (call.signal.aborted) throw problem('client_gone');
    throw problem(`${provider}_${deadline.aborted ? 'timeout' : failure}`, { cause });
  };
  const response = await untilAborted(send(fetch, call, signal), signal).catch(
    explain('unreachable'),
  );
  const text = await untilAborted(readBounded(response.body, longestAnswer), signal).catch(
    explain('bad_response'),
  );
  return { status: response.status, text };
}

async function send(
  fetch: ProviderConnection['fetch'],
  { url, method, headers, body }: ProviderCall,
  signal: AbortSignal,
): Promise<Response> {
  const init: RequestInit = {
    method,
    headers: { ...headers, 'Content-Type': 'application/json' },
    // A redirect would carry the key to another address; `error` is unknown to some runtimes.
    redirect: 'manual',
    signal,
  };
  return fetch(url, body === undefined ? init : { ...init, body: JSON.stringify(body) });
}
