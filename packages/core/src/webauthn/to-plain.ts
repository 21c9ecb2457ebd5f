import { invalidOption } from './invalid-option.js';

/**
 * What a server has sent as plain data, which shares nothing with what was given: a framework's proxies
 * stay outside. Many servers write null for what they leave out; browsers would read it as the text "null".
 * @param path - what it is, for the error
 * @throws {SecondFactorError} `invalid_options`
 */
export function toPlain(given: unknown, path: string): unknown {
  try {
    const text = JSON.stringify(given, (_name, value: unknown) => value ?? undefined);
    // Nothing has no JSON text at all.
    return JSON.parse(text) as unknown;
  } catch {
    throw invalidOption(path, 'object', given);
  }
}
