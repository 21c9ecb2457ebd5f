import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { SecondFactorError } from '../errors.js';

/**
 * Fails where no key can be asked for.
 * @throws {SecondFactorError} `insecure_context`; `unsupported`, in Node too
 */
export function requireWebAuthn(): void {
  const phase = 'ceremony';
  // A page by plain http has no WebAuthn, and another browser would not help.
  if ((globalThis as { isSecureContext?: boolean }).isSecureContext === false) {
    throw new SecondFactorError('insecure_context', 'Keys need https', { phase });
  }
  if (browserSupportsWebAuthn()) return;
  throw new SecondFactorError('unsupported', 'This browser has no WebAuthn', {
    phase,
    reason: 'no-api',
  });
}
