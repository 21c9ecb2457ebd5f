import { problem } from '../problem.js';
import { readBounded } from '../read-bounded.js';
import { untilAborted } from '../until-aborted.js';

/** How OMPASS is reached. */
export interface OmpassConnection {
  readonly secretKey: string;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** Milliseconds one call may take, answer included. */
  readonly deadline: number;
  readonly fetch: typeof fetch;
}

/** One call of OMPASS's interface. */
export interface OmpassCall {
  readonly method: 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: Readonly<Record<string, string>>;
  /** Aborts when the page has gone. */
  readonly signal: AbortSignal;
}

/** What came back, not yet looked at. */
export interface OmpassAnswer {
  readonly status: number;
  readonly text: string;
}

const longestAnswer = 65_536;

/**
 * Sends one call and reads its answer whole.
 * @throws {Problem} `ompass_timeout`, `ompass_unreachable`, `ompass_bad_response`, `client_gone`
 */
export async function callOmpass(
  connection: OmpassConnection,
  call: OmpassCall,
): Promise<OmpassAnswer> {
  if (call.signal.aborted) throw problem('client_gone');
  const deadline = AbortSignal.timeout(connection.deadline);
  const signal = AbortSignal.any([deadline, call.signal]);
  const explain = (code: 'ompass_unreachable' | 'ompass_bad_response') => (cause: unknown) => {
    if (call.signal.aborted) throw problem('client_gone');
    throw problem(deadline.aborted ? 'ompass_timeout' : code, { cause });
  };
  const response = await untilAborted(send(connection, call, signal), signal).catch(
    explain('ompass_unreachable'),
  );
  const text = await untilAborted(readBounded(response.body, longestAnswer), signal).catch(
    explain('ompass_bad_response'),
  );
  return { status: response.status, text };
}

async function send(
  { secretKey, baseUrl, fetch }: OmpassConnection,
  { method, path, body }: OmpassCall,
  signal: AbortSignal,
): Promise<Response> {
  const init: RequestInit = {
    method,
    headers: { Authorization: `Bearer ${secretKey}`, 'Content-Type': 'application/json' },
    // A redirect would carry the key to another address; `error` is unknown to some runtimes.
    redirect: 'manual',
    signal,
  };
  return fetch(baseUrl + path, body ? { ...init, body: JSON.stringify(body) } : init);
}
