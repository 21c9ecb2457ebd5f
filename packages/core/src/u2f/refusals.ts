import { SecondFactorError } from '../errors.js';

/** The error for what a key, a browser or a server has sent in a wrong form: the reason, never the bytes. */
export function malformed(reason: string): SecondFactorError {
  return new SecondFactorError('bad_response', reason, { phase: 'ceremony' });
}

/** The error for what is in order, and has no counterpart in the other protocol. */
export function inconvertible(reason: string): SecondFactorError {
  const phase = 'ceremony';
  return new SecondFactorError('unsupported', reason, { phase, reason: 'no-conversion' });
}
