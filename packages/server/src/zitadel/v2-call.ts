import { callHook } from '../call-hook.js';
import type { EndpointContext } from '../endpoint.js';
import type { JsonObject } from '../read-json.js';
import { readBearer } from '../read-options.js';
import { callZitadel, type ZitadelCall } from './call-zitadel.js';
import type { ZitadelV2Settings } from './settings.js';

/**
 * Sends one call with the site's own token.
 * @throws {Problem} what ZITADEL or the way to it had to say; `hook_failed`
 */
export async function callAsService(
  context: EndpointContext,
  settings: ZitadelV2Settings,
  call: Omit<ZitadelCall, 'token'>,
): Promise<JsonObject> {
  const { serviceToken } = settings;
  const token =
    typeof serviceToken === 'string'
      ? serviceToken
      : await callHook(async () => readBearer('serviceToken', await serviceToken()));
  return callZitadel(context, settings, { ...call, token });
}

/** A user's address in the v2 interface. */
export function userPath(userId: string): string {
  return `/v2/users/${encodeURIComponent(userId)}`;
}
