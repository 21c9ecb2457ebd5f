import { fromBase64 } from '../base64url.js';
import { isObject } from '../read-json.js';

/** Where the page stood that ran a ceremony. */
export interface Framing {
  /** Whether it was in a frame on another site. */
  readonly isFramed: boolean;
  /** The page around it, where the browser has named it. */
  readonly topOrigin: string | undefined;
}

/**
 * Reads from `clientDataJSON` whether the page was in a frame on another site.
 * @throws {Error} for anything but client data
 */
export function readFraming(clientDataJSON: string): Framing {
  const bytes = fromBase64(clientDataJSON);
  const data: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  if (!isObject(data)) throw new TypeError('Client data is no object');
  const { crossOrigin = false, topOrigin } = data;
  if (typeof crossOrigin !== 'boolean' || !['string', 'undefined'].includes(typeof topOrigin)) {
    throw new TypeError('Client data tells no clear origin');
  }
  return {
    isFramed: crossOrigin || topOrigin !== undefined,
    topOrigin: topOrigin as string | undefined,
  };
}
