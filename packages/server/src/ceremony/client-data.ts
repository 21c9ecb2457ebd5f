import { fromBase64 } from '../base64url.js';
import { isObject } from '../read-json.js';
import type { RelyingParty } from './relying-party.js';

/** Where the page stood that ran a ceremony, as the browser has written it down. */
export interface ClientData {
  readonly origin: string;
  /** The page around it, where that was another site's and the browser has named it. */
  readonly topOrigin: string | undefined;
}

/**
 * Reads `clientDataJSON`, and holds it against where a ceremony may come from.
 * @param embedded - whether the page may be in a frame on another site
 * @throws {Error} for a page of another site, or in a frame on one, or anything but client data
 */
export function requireOwnPage(
  clientDataJSON: string,
  { origins }: RelyingParty,
  embedded: boolean,
): ClientData {
  const bytes = fromBase64(clientDataJSON);
  const data: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  if (!isObject(data)) throw new TypeError('Client data is no object');
  const { origin, crossOrigin = false, topOrigin } = data;
  if (typeof origin !== 'string' || !origins.includes(origin)) {
    throw new Error('The page was of another site');
  }
  if (typeof crossOrigin !== 'boolean' || !isTextOrNone(topOrigin)) {
    throw new TypeError('Client data tells no clear origin');
  }
  const isFramed = crossOrigin || topOrigin !== undefined;
  if (isFramed && !embedded) throw new Error('The page was in a frame on another site');
  return { origin, topOrigin };
}

function isTextOrNone(value: unknown): value is string | undefined {
  return typeof value === 'string' || value === undefined;
}
