import { invalidOption } from './invalid-option.js';

/** A plain object that has come as JSON. */
export type Plain = Readonly<Record<string, unknown>>;

/**
 * A member of the options that has to be an object.
 * @throws {SecondFactorError} `invalid_options`, naming `path`
 */
export function requireObject(value: unknown, path: string): Plain {
  if (typeof value === 'object' && value && !Array.isArray(value)) return value as Plain;
  throw invalidOption(path, 'object', value);
}
