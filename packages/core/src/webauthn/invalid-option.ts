import { SecondFactorError } from '../errors.js';

/**
 * The error for a member of the options that cannot be used. It says of what kind the value is and
 * never the value: that may not be for a log.
 */
export function invalidOption(path: string, expected: string, found: unknown): SecondFactorError {
  const kind = Array.isArray(found) ? 'array' : found === null ? 'null' : typeof found;
  const message = `${path}: expected ${expected}, got ${kind === expected ? 'another' : kind}`;
  return new SecondFactorError('invalid_options', message, { phase: 'begin', path });
}
