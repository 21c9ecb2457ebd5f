import { checkDelay } from '../check-delay.js';

/** Who speaks to the key. */
export type U2fAuthenticator =
  /** The first that is there, in the order below; WebAuthn only with `convert`. */
  | 'auto'
  /** NetIQ's Device Service on the person's computer. */
  | 'device-service'
  /** The browser's own `window.u2f`. */
  | 'browser'
  /** The browser's WebAuthn, its answer made into U2F's messages. */
  | 'webauthn';

/** How a key is asked by U2F. */
export interface U2fOptions {
  /** Who speaks to the key. Default `auto`. */
  readonly authenticator?: U2fAuthenticator | undefined;
  /**
   * Whether `auto` may ask by WebAuthn in the end. The site's server must know WebAuthn's client data, and
   * a new key is bound to the RP ID's text as its App ID. Default `false`.
   */
  readonly convert?: boolean | undefined;
  /** Where the Device Service is. Default `https://127.0.0.1:8441/api/v1/fidou2f`. */
  readonly deviceServiceUrl?: string | URL | undefined;
  /** Milliseconds all of it may take. Default 120 000. */
  readonly timeout?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told when the key is asked, which is when a person can touch it. */
  readonly onAsking?: (() => void) | undefined;
  /** A stand-in for the browser's `window.u2f`, for tests. */
  readonly u2f?: unknown;
}

/** Milliseconds a person has: longer than a Device Service or a browser takes to give up by itself. */
export const defaultTimeout = 120_000;

/** @throws {TypeError} for what is no number of milliseconds */
export function readTimeout(timeout: number = defaultTimeout): number {
  return checkDelay('timeout', timeout);
}
