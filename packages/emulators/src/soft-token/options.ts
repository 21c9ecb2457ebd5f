/** The ways to a token that its certificate may name, in the order of their bits. */
export const tokenTransports = ['bt', 'ble', 'usb', 'nfc', 'usb-internal', 'lightning'] as const;

/** A way to a token (FIDO U2F Authenticator Transports Extension). */
export type SoftTokenTransport = (typeof tokenTransports)[number];

/** How a token is touched, the first being the default. */
export const touches = ['on-demand', 'always'] as const;

/** How a token in software is made. */
export interface SoftTokenOptions {
  /** `always` is a finger that never leaves it; by default it waits for `touch()`. */
  readonly touch?: (typeof touches)[number] | undefined;
  /** How often it has signed before, 0 by default. */
  readonly counter?: number | undefined;
  /** What its certificate says of the ways to it; by default nothing. */
  readonly transports?: readonly SoftTokenTransport[] | undefined;
}

/** What is wrong with a token's answers, each fault by itself or with others. */
export interface SoftTokenFaults {
  /** Fails every request with this error, as a broken device does. */
  readonly error?: Error | undefined;
  /** Says and signs this presence byte, instead of 1. */
  readonly presence?: number | undefined;
  /** Says and signs this counter, as a cloned token does. */
  readonly counter?: number | undefined;
  /** `wrong` signs something else; `cut` loses the last byte. */
  readonly signature?: 'wrong' | 'cut' | undefined;
}

/**
 * Checks a token's options.
 *
 * @throws `TypeError` when one of them cannot be used
 */
export function assertOptions({ touch, counter = 0, transports = [] }: SoftTokenOptions): void {
  if (touch !== undefined && !touches.includes(touch)) {
    throw new TypeError(`touch is none of ${touches.join(', ')}`);
  }
  if (!Number.isInteger(counter) || counter < 0 || counter >= 0xffff_ffff) {
    throw new TypeError('counter is not a whole number below 2^32 - 1');
  }
  if (!transports.every((transport) => tokenTransports.includes(transport))) {
    throw new TypeError(`transports are not all of ${tokenTransports.join(', ')}`);
  }
}
