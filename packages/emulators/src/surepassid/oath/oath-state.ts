/** What is remembered of a device's codes. */
export interface OathState {
  /** The secret of its own codes (RFC 6238). */
  readonly secret: Buffer;
  /** By how many steps its clock is ahead of ours. */
  drift: number;
  /** The last step whose code was taken: none before it is taken any more. */
  lastStep: number;
  /** Wrong codes since the last right one. */
  failures: number;
  /** The last code that was sent to the person. */
  sent: { readonly code: string; readonly expiresAt: number; isUsed: boolean } | undefined;
}
