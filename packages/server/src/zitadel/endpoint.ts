import { callHook } from '../call-hook.js';
import { ceremonyState, type CeremonyState } from '../ceremony/ceremony-state.js';
import { requireOwnPage } from '../ceremony/client-data.js';
import type { KeyOperation } from '../ceremony/key-routes.js';
import { refuseOnError } from '../ceremony/refuse-on-error.js';
import { relyingParty } from '../ceremony/relying-party.js';
import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import type { JsonObject } from '../read-json.js';
import { isText, readBearer } from '../read-options.js';
import type { ZitadelSettings } from './settings.js';

/** Seconds a ceremony may take: ZITADEL's longest five minutes, and one for the way. */
export const ceremonyLifetime = 360;

/** The state of one kind of ceremony at ZITADEL. */
export function zitadelState<Content extends object>(
  { basePath, cookieSecrets, now, ...cookie }: ZitadelSettings,
  step: KeyOperation,
  read: (content: JsonObject) => Content | undefined,
): CeremonyState<Content> {
  return ceremonyState({
    type: `second-factor-zitadel-${step.split('/')[0] ?? ''}+jwt`,
    secrets: cookieSecrets,
    audience: `${basePath}/${step}`,
    lifetime: ceremonyLifetime,
    now,
    cookie,
    read,
  });
}

/**
 * Holds a credential against the site's own origins. ZITADEL does not: where keys are for another domain
 * than its own, it takes whatever origin the browser has written down.
 * @throws {Problem} `credential_refused`
 */
export async function requireSameSite(
  context: EndpointContext,
  { clientDataJSON }: { readonly clientDataJSON: string },
  { embedded, origins }: ZitadelSettings,
): Promise<void> {
  const party = relyingParty(context.req.raw, { origins, rpId: undefined });
  await refuseOnError(() => requireOwnPage(clientDataJSON, party, embedded));
}

/**
 * Asks a hook of the site for a token.
 * @throws {Problem} `hook_failed`; `login_required` for none
 */
export async function requireToken(
  name: string,
  hook: () => string | null | Promise<string | null>,
): Promise<string> {
  const token = await callHook(async () => {
    const given = await hook();
    return given ? readBearer(name, given) : undefined;
  });
  if (token === undefined) throw problem('login_required');
  return token;
}

/**
 * Asks the site who is logged in.
 * @throws {Problem} `hook_failed`; `login_required` for nobody
 */
export async function requireUserId(
  context: EndpointContext,
  currentUser: (request: Request) => string | null | Promise<string | null>,
): Promise<string> {
  const userId = await callHook(async () => {
    const given = await currentUser(context.req.raw);
    // Callers without types may return what they want, and dots would lead to another address.
    if (given && (!isText(given) || /^\.\.?$/.test(given))) {
      throw new TypeError('currentUser must return a user id');
    }
    return given;
  });
  if (!userId) throw problem('login_required');
  return userId;
}
