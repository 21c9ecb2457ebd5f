import {
  isSecondFactorError,
  SecondFactorError,
  type SecondFactorErrorCode,
  type SecondFactorErrorOptions,
} from '../errors.js';

/**
 * U2F's error codes (FIDO U2F JavaScript API 1.2, 4.4): 1 other, 2 bad request, 3 configuration
 * unsupported, 4 device ineligible, 5 timeout.
 */
export type U2fErrorCode = 1 | 2 | 3 | 4 | 5;

/** What was asked of a U2F key. */
export type U2fOperation = 'register' | 'sign';

/** Our codes that U2F has words for; all others are 1. A cancel is 1 too: nothing has timed out. */
const codes: Readonly<Partial<Record<SecondFactorErrorCode, U2fErrorCode>>> = {
  already_registered: 4,
  insecure_context: 3,
  insecure_tls: 2,
  invalid_app_id: 2,
  invalid_domain: 2,
  invalid_options: 2,
  invalid_rp_id: 2,
  not_registered: 4,
  timeout: 5,
  unsupported: 3,
  unsupported_algorithm: 3,
};

/** What each U2F code means to us, and the sentence for it. */
const meanings: Readonly<Record<U2fErrorCode, readonly [SecondFactorErrorCode, string]>> = {
  1: ['authenticator_error', 'The key failed, or there is none'],
  2: ['invalid_app_id', 'The App ID is not one of this page, or the page is not served by https'],
  3: ['unsupported', 'The request is not supported here'],
  4: ['not_registered', 'This key is not registered'],
  5: ['timeout', 'No key answered in time'],
};

/** The U2F code for what a flow ended with; 1 for whatever U2F has no word for. */
export function u2fErrorCode(error: unknown): U2fErrorCode {
  return isSecondFactorError(error) ? (codes[error.code] ?? 1) : 1;
}

/**
 * The error for a U2F code; what is not one of the five is a failure like any other.
 * @param code - the `errorCode` of an answer
 * @param operation - what was asked: code 4 means one thing at a registration and another when signing
 * @param options - what else to say, such as the `provider` that spoke
 */
export function explainU2fCode(
  code: unknown,
  operation: U2fOperation,
  options: SecondFactorErrorOptions = {},
): SecondFactorError {
  const known = typeof code === 'number' && code in meanings ? (code as U2fErrorCode) : 1;
  const [meaning, sentence] =
    known === 4 && operation === 'register'
      ? (['already_registered', 'This key is registered already'] as const)
      : meanings[known];
  return new SecondFactorError(meaning, sentence, { phase: 'ceremony', ...options });
}
