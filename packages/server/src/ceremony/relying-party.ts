import { publicOrigin } from '../same-origin.js';

/** As whom the site speaks to keys. */
export interface RelyingParty {
  /** The domain that keys are for. */
  readonly id: string;
  /** From where a ceremony may come. */
  readonly origins: readonly string[];
}

/** What decides over that. */
export interface RelyingPartyOptions {
  readonly origins: readonly string[] | undefined;
  /** The RP ID, where the site has named it. */
  readonly rpId: string | undefined;
}

/**
 * As whom the site speaks to the page that asks.
 *
 * What a request's own headers say counts only where the options have named it too: a relay on another
 * host could say anything. Without named origins it is the address that was asked, and behind a proxy
 * that ends TLS the same address by https.
 */
export function relyingParty(
  request: Request,
  { origins, rpId }: RelyingPartyOptions,
): RelyingParty {
  const own = new URL(request.url).origin;
  const known = origins ?? [own, own.replace(/^http:/, 'https:')];
  const claimed = publicOrigin(request, known);
  const page = known.includes(claimed) ? claimed : (known[0] ?? own);
  return { id: rpId ?? new URL(page).hostname, origins: known };
}
