import type { EndpointContext } from '../endpoint.js';
import { Problem } from '../problem.js';
import type { ZitadelV2Settings } from './settings.js';
import { callAsService } from './v2-call.js';

/** ZITADEL has no challenge any more: the session has ended, or it is one that somebody has finished. */
const over = /^zitadel\.COMMAND-(?:Flk38|Hewfq|Hkl3d|Ioqu5)$/;

/**
 * Whether a failed login leaves a session that is good for nobody. Its state is spent, so there is no other
 * try; and where the answer was lost, ZITADEL may have made it the person's.
 */
export function isLeftOver(failure: unknown): boolean {
  return !(failure instanceof Problem && over.test(failure.code));
}

/**
 * Ends a session that is good for nobody, by `DELETE /v2/sessions/{id}`, in a time of its own: the page may
 * have gone. When that fails nobody is told: it ends by itself.
 */
export async function endSession(
  context: EndpointContext,
  settings: ZitadelV2Settings,
  sessionId: string,
): Promise<void> {
  const path = `/v2/sessions/${sessionId}`;
  const { signal } = new AbortController();
  await callAsService(context, settings, { method: 'DELETE', path, signal }).catch(() => undefined);
}
