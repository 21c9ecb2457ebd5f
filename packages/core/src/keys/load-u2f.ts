import { SecondFactorError } from '../errors.js';
import type { U2fOptions } from '../u2f/u2f-options.js';
import type { KeyFlowOptions } from './key-flow.js';

type Ceremonies = typeof import('../u2f/ceremonies.js');

/**
 * Loads what asks keys by U2F: few servers do, and no other page is to wait for it.
 * @throws {SecondFactorError} `network` when it cannot be loaded; `unsupported` for a ceremony without a
 *   click, which U2F has not
 */
export async function loadU2f({ conditional }: { conditional?: boolean }): Promise<Ceremonies> {
  if (conditional) {
    const message = 'U2F has no ceremony without a click';
    throw new SecondFactorError('unsupported', message, { reason: 'no-conditional' });
  }
  try {
    return await import('../u2f/ceremonies.js');
  } catch (cause) {
    const message = 'The module for U2F could not be loaded';
    throw new SecondFactorError('network', message, { cause, phase: 'ceremony' });
  }
}

/** How a key is asked by U2F; that its messages may be made of WebAuthn's is the server's word. */
export function u2fOptions(
  { authenticator, deviceServiceUrl, onStatus, signal, timeout }: KeyFlowOptions,
  challenge: unknown,
): U2fOptions {
  const { convert } = Object(challenge) as { readonly convert?: unknown };
  return {
    authenticator,
    convert: convert === true,
    deviceServiceUrl,
    signal,
    timeout,
    // Until a way is found nobody can touch anything.
    onAsking: () => onStatus?.('prompting'),
  };
}
