import { callProvider, type ProviderAnswer } from '../call-provider.js';

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
export type OmpassAnswer = ProviderAnswer;

/**
 * Sends one call and reads its answer whole.
 * @throws {Problem} `ompass_timeout`, `ompass_unreachable`, `ompass_bad_response`, `client_gone`
 */
export async function callOmpass(
  { secretKey, baseUrl, deadline, fetch }: OmpassConnection,
  { path, ...call }: OmpassCall,
): Promise<OmpassAnswer> {
  const headers = { Authorization: `Bearer ${secretKey}` };
  const connection = { provider: 'ompass', deadline, fetch } as const;
  return callProvider(connection, { ...call, url: baseUrl + path, headers });
}
