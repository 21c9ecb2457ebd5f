import { SecondFactorError } from '../errors.js';
import type { OmpassLoginOptions } from './types.js';

/** Options of a login with nothing left open. */
export interface ReadLoginOptions extends OmpassLoginOptions {
  readonly method: NonNullable<OmpassLoginOptions['method']>;
  readonly display: NonNullable<OmpassLoginOptions['display']>;
  readonly width: number;
  readonly height: number;
  readonly timeout: number;
  readonly connectingText: string;
  readonly onStatus: NonNullable<OmpassLoginOptions['onStatus']>;
  readonly returnUrl: string;
}

/**
 * Checks a login's options and fills in the defaults, before anything happens.
 * @throws {TypeError} for a value that no login can have
 * @throws {SecondFactorError} `insecure_context` on a page that came by plain http from afar
 */
export function readLoginOptions(options: OmpassLoginOptions): ReadLoginOptions {
  const { href: returnUrl, origin } = new URL(
    options.redirectUrl ?? location.href,
    document.baseURI,
  );
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const read: ReadLoginOptions = {
    method: 'u2f',
    display: 'auto',
    width: 920,
    height: 810,
    timeout: 300_000,
    connectingText: 'Connecting…',
    onStatus: () => undefined,
    ...(Object.fromEntries(given) as OmpassLoginOptions),
    returnUrl,
  };
  const { method, display, width, height, timeout } = read;
  const isPossible =
    /^u(2f|af)$/.test(method) &&
    /^(popup|redirect|auto)$/.test(display) &&
    Math.min(width, height) > 0 &&
    timeout >= 0 &&
    origin === location.origin;
  if (!isPossible) throw new TypeError('login: an option is not allowed');
  if (!isSecureContext) {
    throw new SecondFactorError('insecure_context', 'The page has no https', { phase: 'open' });
  }
  return { ...read, timeout: timeout || Infinity };
}
