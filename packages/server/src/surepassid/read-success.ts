import type { ProviderAnswer } from '../call-provider.js';
import { isObject, type JsonObject } from '../read-json.js';
import { SurePassIdError } from './surepassid-error.js';

/**
 * Reads a success: the JSON object in it.
 *
 * SurePassID tells its errors in the body, and with what HTTP status it does so is not known: the body is
 * looked at first. `type` is not looked at, for it is no echo of the request's in U2F's answers.
 *
 * @throws {SurePassIdError} `refused`, `bad_response`, `unreachable`
 */
export function readSuccess({ status, text }: ProviderAnswer): JsonObject {
  const answer = parse(text);
  const errorCode = readErrorCode(answer?.['errorCode']);
  if (errorCode !== undefined && errorCode > 0) throw new SurePassIdError(errorCode);
  if (answer && errorCode === 0 && status >= 200 && status < 300) return answer;
  // What a proxy says in the place of a SurePassID that is down.
  const isDown = status === 502 || status === 503 || status === 504;
  throw new SurePassIdError(isDown ? 'unreachable' : 'bad_response');
}

/** A number, or its digits as a text. It goes on to the page, so it must not be able to carry more. */
function readErrorCode(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}

function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
