import { callProvider, type ProviderAnswer } from '../call-provider.js';
import { describeFailure } from '../describe-failure.js';
import { Problem } from '../problem.js';
import type { JsonObject } from '../read-json.js';
import { readSuccess } from './read-success.js';
import { SurePassIdError } from './surepassid-error.js';

/** How SurePassID is reached, and as which account. */
export interface SurePassIdConnection {
  /** The address of the one endpoint. */
  readonly url: string;
  readonly accountName: string;
  readonly accountKey: string;
  /** Milliseconds one call may take, answer included. */
  readonly timeout: number;
  readonly fetch: typeof fetch;
}

/** What is sent beside the account: `type` names the operation. */
export type SurePassIdMembers = Readonly<Record<string, string | number | boolean | undefined>> & {
  readonly type: string;
};

/**
 * Sends one call, once, and reads the object it is answered.
 * @throws {SurePassIdError}
 */
export async function callSurePassId(
  connection: SurePassIdConnection,
  members: SurePassIdMembers,
  signal: AbortSignal,
): Promise<JsonObject> {
  const { accountKey, accountName } = connection;
  const account = { spAccountLoginName: accountName, spAccountLoginKey: accountKey };
  return readSuccess(await post(connection, { ...members, ...account }, signal));
}

async function post(
  { url, timeout, fetch }: SurePassIdConnection,
  body: SurePassIdMembers,
  signal: AbortSignal,
): Promise<ProviderAnswer> {
  const headers = { Accept: 'application/json' };
  try {
    return await callProvider(
      { provider: 'surepassid', deadline: timeout, fetch },
      { method: 'POST', url, headers, body, signal },
    );
  } catch (error) {
    throw explain(error, body, signal);
  }
}

const codes = {
  surepassid_bad_response: 'bad_response',
  surepassid_timeout: 'timeout',
  surepassid_unreachable: 'unreachable',
} as const;

function explain(error: unknown, body: SurePassIdMembers, signal: AbortSignal): unknown {
  if (!(error instanceof Problem)) return error;
  if (error.code === 'client_gone') return new SurePassIdError('aborted', { cause: signal.reason });
  const code = codes[error.code as keyof typeof codes];
  return new SurePassIdError(code, { cause: describeFailure(error.cause, textsOf(body)) });
}

/** What must not be in a log: a runtime's message may quote the body, which is JSON in itself. */
function textsOf(body: SurePassIdMembers): readonly string[] {
  const confidential = Object.entries(body).filter(([name]) => name !== 'type');
  const texts = confidential.map(([, value]) => value).filter((value) => typeof value === 'string');
  return [...texts, ...texts.map((text) => JSON.stringify(text).slice(1, -1))];
}
