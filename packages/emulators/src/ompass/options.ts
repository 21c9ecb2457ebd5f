import type { OutageOptions } from '../outage.js';

/** What an OMPASS emulator needs to know, and how it may misbehave. */
export interface OmpassEmulatorOptions extends OutageOptions {
  /** The application's secret key; any other is refused with code 004. */
  readonly secretKey: string;
  /** Where the pages send the person back to; fixed per application, as in the real console. */
  readonly redirectUri: string;
  /** The public address of the emulator, used in `ompass_uri`; by default the request's own origin. */
  readonly baseUrl?: string | undefined;
  /** Whether the redirect carries `access_token` (`v1`, the default) or `token` (`v2`). */
  readonly parameters?: 'v1' | 'v2' | undefined;
  /** Whether error bodies say `"004"` (`string`, the default) or `4` (`number`). */
  readonly errorCodes?: 'string' | 'number' | undefined;
  /** The `Cross-Origin-Opener-Policy` of the pages; none by default. */
  readonly coop?: string | undefined;
  /** Which page is the first to carry `coop`: the first (default), or the one behind a "continue". */
  readonly coopFrom?: 'first' | 'second' | undefined;
  /** Whether foreign query parameters on `ompass_uri` come back on the redirect; not by default. */
  readonly echoParameters?: boolean | undefined;
  /** How long a page waits for the phone, 300 seconds by default. */
  readonly approvalSeconds?: number | undefined;
  /** How long a token lives, 60 seconds by default. */
  readonly tokenSeconds?: number | undefined;
  /** The clock, in milliseconds since 1970; by default the system's. */
  readonly now?: (() => number) | undefined;
}

/**
 * Checks the options that nothing works without.
 *
 * @throws `TypeError` when the key is empty or an address cannot be used
 */
export function assertOptions(options: OmpassEmulatorOptions): void {
  if (options.secretKey.trim() === '') throw new TypeError('secretKey is empty');
  assertUrl('redirectUri', options.redirectUri);
  if (options.baseUrl !== undefined) assertUrl('baseUrl', options.baseUrl);
}

function assertUrl(name: string, value: string): void {
  const protocol = URL.canParse(value) ? new URL(value).protocol : undefined;
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw new TypeError(`${name} is not an absolute http or https address`);
  }
}
