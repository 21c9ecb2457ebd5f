import { reasonOf, type SurePassIdReason } from './error-codes.js';
import { refusalOf } from './refusals.js';

/** Every way a call of SurePassID can fail, in alphabetical order. */
export type SurePassIdErrorCode =
  'aborted' | 'bad_response' | 'refused' | 'timeout' | 'unreachable';

const messages: Readonly<Record<Exclude<SurePassIdErrorCode, 'refused'>, string>> = {
  aborted: 'The call of SurePassID was given up',
  bad_response: 'SurePassID gave an answer that makes no sense',
  timeout: 'SurePassID did not answer in time',
  unreachable: 'SurePassID cannot be reached at the moment',
};

/**
 * Thrown when a call of SurePassID brings no success; `code` says why.
 *
 * Its message is a sentence of ours, and its `cause` a text from which the account and all that was sent
 * have been cut: it may be logged. SurePassID's `errorMessage` is nowhere in it, for that may quote the
 * code a person typed, or a serial number.
 */
export class SurePassIdError extends Error {
  override readonly name = 'SurePassIdError';
  readonly code: SurePassIdErrorCode;
  /** SurePassID's own number, such as 9003, where it has `refused`. */
  readonly errorCode: number | undefined;
  /** SurePassID's own name for that number, such as `OTPInvalid`, where it has published one. */
  readonly reason: SurePassIdReason | undefined;

  constructor(code: Exclude<SurePassIdErrorCode, 'refused'> | number, options?: ErrorOptions) {
    const isNumber = typeof code === 'number';
    const reason = isNumber ? reasonOf(code) : undefined;
    super(isNumber ? refusalOf(reason)[1] : messages[code], options);
    this.code = isNumber ? 'refused' : code;
    this.errorCode = isNumber ? code : undefined;
    this.reason = reason;
  }
}
