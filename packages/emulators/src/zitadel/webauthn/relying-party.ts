import { ZitadelError } from '../errors.js';
import type { RequestedHost } from '../host.js';

/** Who a ceremony is for. */
export interface RelyingParty {
  readonly id: string;
  /** The origin to expect; without one, the ceremony's own is taken as it is. */
  readonly origin: string | undefined;
}

/**
 * The relying party for an RP ID that was asked for: the requested host's when that is empty.
 *
 * @throws {@link ZitadelError} WEBAU-UX9ta when the RP ID is nothing like a URL
 */
export function relyingParty(rpId: string, host: RequestedHost): RelyingParty {
  if (rpId === '') return { id: host.domain, origin: host.origin };
  if (!parsesAsUrl(rpId)) throw new ZitadelError('WEBAU-UX9ta');
  return { id: rpId, origin: undefined };
}

/**
 * Whether Go's `url.Parse` takes a text, which is all that the server asks of an RP ID.
 *
 * It minds control characters, broken escapes, and a colon in a first segment that is no scheme.
 */
function parsesAsUrl(text: string): boolean {
  const hasControl = Array.from(text).some(
    (character) => character < ' ' || character === '\u007f',
  );
  const hasBrokenEscape = /%(?![\da-f]{2})/i.test(text);
  const hasScheme = /^[a-z][a-z\d+.-]*:/i.test(text);
  const hasStrayColon = !hasScheme && /^[^/?#]*:/.test(text);
  return !hasControl && !hasBrokenEscape && !hasStrayColon;
}
