import type { EndpointContext } from '../endpoint.js';
import { Problem } from '../problem.js';
import type { ZitadelV2Settings } from './settings.js';
import { callAsService } from './v2-call.js';

/**
 * What was wrong with the key itself: another try with the same session would be no better. Not so where
 * ZITADEL has no challenge any more (`COMMAND-Ioqu5`): then the session is one that somebody has finished.
 */
const final = /^(?:credential_refused|zitadel\.(?:COMMAND-Aej7i|WEBAU-\w+))$/;

/** Whether a login cannot be finished any more in the session that it has. */
export function isFinal(failure: unknown): boolean {
  return failure instanceof Problem && final.test(failure.code);
}

/**
 * Ends a session that is good for nobody, by `DELETE /v2/sessions/{id}`. When that fails nobody is told:
 * it ends by itself.
 */
export async function endSession(
  context: EndpointContext,
  settings: ZitadelV2Settings,
  sessionId: string,
): Promise<void> {
  const path = `/v2/sessions/${sessionId}`;
  await callAsService(context, settings, { method: 'DELETE', path }).catch(() => undefined);
}
