import { readText } from './call.js';
import type { Fields } from './call.js';
import { SurePassIdRefusal } from './errors.js';
import { operations } from './operations.js';
import type { SurePassIdState } from './state.js';

/**
 * Answers one call: who asks, then what is asked.
 *
 * A body that is no JSON object, or of no known `type`, is HTTP 400; everything else is told in the
 * body by `errorCode`.
 */
export async function answerCall(state: SurePassIdState, request: Request): Promise<Response> {
  const fields = parse(await request.text());
  const type = fields && readText(fields, 'type');
  if (!fields || !type || !operations.has(type))
    return new Response('Bad Request', { status: 400 });
  try {
    return Response.json({ type, errorCode: 0, errorMessage: '', ...operate(state, type, fields) });
  } catch (error) {
    if (!(error instanceof SurePassIdRefusal)) throw error;
    const { code: errorCode, message: errorMessage } = error;
    const status = state.options.errorStatus ?? 200;
    return Response.json({ type, errorCode, errorMessage }, { status });
  }
}

function operate(state: SurePassIdState, type: string, fields: Fields): object | undefined {
  const { accountName, accountKey } = state.options;
  const isOurs =
    fields['spAccountLoginName'] === accountName && fields['spAccountLoginKey'] === accountKey;
  if (!isOurs) throw new SurePassIdRefusal(9000);
  const failure = state.failures.shift();
  if (failure !== undefined) throw new SurePassIdRefusal(failure);
  const username = readText(fields, 'username');
  if (username === '') throw new SurePassIdRefusal(9001);
  return operations.get(type)?.({ state, username, fields });
}

function parse(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
