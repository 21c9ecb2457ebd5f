import { SurePassIdRefusal } from './errors.js';
import type { SurePassIdErrorCode } from './errors.js';
import type { SurePassIdState } from './state.js';

/** The members of a request's body, not looked at yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** One call, its account checked. */
export interface Call {
  readonly state: SurePassIdState;
  readonly username: string;
  readonly fields: Fields;
}

/** What an operation answers beside `errorCode` 0; `type` is the request's where it says no other. */
export type Answer = Readonly<Record<string, unknown>>;

/** What a `type` does. */
export type Operation = (call: Call) => Answer;

/** The text under the first of some names that has one; empty where none has. */
export function readText(fields: Fields, ...names: readonly string[]): string {
  const texts = names.map((name) => fields[name]);
  const found = texts.find((text) => typeof text === 'string' && text !== '');
  return typeof found === 'string' ? found : '';
}

/**
 * The same, which must be there.
 *
 * @throws {@link SurePassIdRefusal} with the code
 */
export function requireText(
  fields: Fields,
  names: readonly [string, ...string[]],
  code: SurePassIdErrorCode,
): string {
  const text = readText(fields, ...names);
  if (text === '') throw new SurePassIdRefusal(code, `${names[0]} is missing`);
  return text;
}
