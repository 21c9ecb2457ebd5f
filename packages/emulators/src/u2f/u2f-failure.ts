/** Why a U2F message was refused. */
export type U2fFailureReason =
  'challenge' | 'counter' | 'malformed' | 'origin' | 'presence' | 'signature' | 'typ';

/** Thrown when an answer of a token is not what it should be. */
export class U2fFailure extends Error {
  override readonly name = 'U2fFailure';
  /** What is wrong with it. */
  readonly reason: U2fFailureReason;

  constructor(reason: U2fFailureReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
