import type { Bytes } from './read-bytes.js';
import { inconvertible } from './refusals.js';
import { hashAppId } from './sha256.js';

/**
 * Checks that a key has signed for an App ID: its hash is where WebAuthn has that of the RP ID. So the
 * App ID is the text of the RP ID itself, unless the browser has used the extension `appid`.
 * @throws {SecondFactorError} `unsupported` when it has signed for another one
 */
export async function requireAppId(rpIdHash: Bytes, appId: string): Promise<void> {
  if (String(await hashAppId(appId)) === String(rpIdHash)) return;
  throw inconvertible('The key has signed for another App ID');
}
