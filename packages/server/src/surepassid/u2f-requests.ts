import { toBase64url } from '../base64url.js';
import { relyingParty } from '../ceremony/relying-party.js';
import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import { publicOrigin } from '../same-origin.js';
import { isTrustedUrl } from '../trusted-url.js';
import type { SurePassIdRegisterRequest, SurePassIdSignatureRequest } from './answers.js';
import type { SurePassIdSettings } from './settings.js';

/** A request as U2F's JavaScript API takes it. */
export interface U2fRequest {
  readonly version: string;
  readonly challenge: string;
  readonly keyHandle?: string;
  readonly appId: string;
}

/** The App ID that the site has named, or the page's origin as far as it is one of the site's. */
export function appIdFor(context: EndpointContext, { appId, origins }: SurePassIdSettings): string {
  if (appId !== undefined) return appId;
  const known = relyingParty(context.req.raw, { origins, rpId: undefined }).origins;
  const claimed = publicOrigin(context.req.raw, origins);
  return known.includes(claimed) ? claimed : (known[0] ?? claimed);
}

/**
 * What the page gets of SurePassID's requests; the session stays in the state.
 * @throws {Problem} `surepassid_bad_response` for an App ID that no page could use, and is not the site's
 */
export function toU2fRequest(
  request: SurePassIdRegisterRequest | SurePassIdSignatureRequest,
  settings: SurePassIdSettings,
): U2fRequest {
  const { appId, challenge, version } = request;
  if (!isTrustedUrl(appId) && appId !== settings.appId) throw problem('surepassid_bad_response');
  const key = 'keyHandle' in request ? { keyHandle: request.keyHandle } : {};
  return { version, challenge, ...key, appId };
}

/** Whether pages may make U2F's messages of WebAuthn's answers; said only where they may. */
export function conversion({ webauthnClientData }: SurePassIdSettings): {
  readonly convert?: true;
} {
  return webauthnClientData ? { convert: true } : {};
}

/** A short name for a key handle, which may itself be long: 16 bytes of its hash. */
export async function nameOfHandle(keyHandle: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(keyHandle));
  return toBase64url(new Uint8Array(digest, 0, 16));
}
