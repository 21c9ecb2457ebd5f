import { check, isText, readFetch, readMilliseconds, readProviderUrl } from '../read-options.js';
import type { SurePassIdConnection } from './call-surepassid.js';

/** What {@link surePassIdClient} works with. */
export interface SurePassIdClientOptions {
  /** The server, such as `cloud.surepassid.com`, or its address, such as `https://cloud.surepassid.com`. */
  readonly server: string;
  /** The account's login name. It goes to SurePassID and nowhere else. */
  readonly accountName: string;
  /** The account's login key. It goes to SurePassID and nowhere else. */
  readonly accountKey: string;
  /** A stand-in for `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  /** Milliseconds one call may take. Default 10 000. */
  readonly timeout?: number | undefined;
}

/**
 * Checks how SurePassID is reached, and as which account.
 * @throws {TypeError} which names the option, never its value
 */
export function readConnection(options: SurePassIdClientOptions): SurePassIdConnection {
  return {
    url: `${readServer(options.server)}/AuthServer/REST/U2F/U2FServer.aspx`,
    accountName: readSecret('accountName', options.accountName),
    accountKey: readSecret('accountKey', options.accountKey),
    fetch: readFetch(options.fetch),
    timeout: readMilliseconds('timeout', options.timeout ?? 10_000),
  };
}

function readServer(server: string): string {
  const isHost = isText(server) && /^[\w.-]+(:\d+)?$/.test(server);
  return readProviderUrl('server', isHost ? `https://${server}` : server);
}

function readSecret(name: string, value: string): string {
  check(isText(value) && value !== '', `${name} must be the account's, as text`);
  return value;
}
