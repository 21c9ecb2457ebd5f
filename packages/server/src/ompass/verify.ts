import { callForResponse } from '../call-hook.js';
import type { EndpointContext } from '../endpoint.js';
import { Problem, problem } from '../problem.js';
import type { Fields } from '../read-json.js';
import { readPosted } from '../read-posted.js';
import { readUserId } from '../user-id.js';
import { type OmpassEndpoint, ompassFields } from './context.js';
import { flowCookie, readFlowCookie } from './flow-cookie.js';
import type { Flow } from './flow-state.js';
import { verifyToken } from './ompass-api.js';
import type { OmpassSession } from './options.js';

/** What a page posts to finish a login. */
export interface VerifyRequest {
  readonly token: string;
  readonly userId: string | undefined;
}

/**
 * `POST /verify`: has OMPASS check the token, and opens the site's session.
 *
 * The cookie is good for one judgement: it ends with a login, a refused token or a mismatch. It stays
 * while OMPASS has not judged, being down or slow or not to be understood, so that the page can post the
 * same token again.
 */
export async function verify(
  context: EndpointContext,
  endpoint: OmpassEndpoint,
): Promise<Response> {
  const posted = readVerify(await readPosted(context, ompassFields));
  const endLogin = () => context.set('cookie', flowCookie(context.req.raw, '', endpoint.settings));
  try {
    const session = await judge(posted, context.req.raw, endpoint);
    endLogin();
    const { openSession } = endpoint.settings;
    return await callForResponse('openSession', () => openSession(session));
  } catch (error) {
    if (isRefusal(error)) endLogin();
    throw error;
  }
}

/** Reads a verify. */
export function readVerify({ access_token: token, user_id }: Fields): VerifyRequest {
  if (!token || /\p{Cc}/u.test(token)) throw problem('invalid_request');
  return { token, userId: readUserId(user_id) };
}

/**
 * Ties the token to the login that this browser began. Without it, a token that another user got could
 * be brought to the session of one who has only passed the password.
 */
async function judge(
  { token, userId: claimed }: VerifyRequest,
  request: Request,
  { flows, settings }: OmpassEndpoint,
): Promise<OmpassSession> {
  const cookie = readFlowCookie(request, settings);
  const flow = cookie === undefined ? undefined : await flows.open(cookie);
  if (!flow) throw problem('challenge_expired');
  const userId = expectedUser(flow, claimed);
  const verified = await verifyToken(settings, { userId, token }, request.signal);
  if (verified !== userId) throw problem('flow_mismatch');
  return { request, userId, method: flow.method };
}

/** With a password the site named the user; without one, OMPASS's redirect did. */
function expectedUser(flow: Flow, claimed: string | undefined): string {
  if (flow.method === 'u2f') {
    if (claimed !== undefined && claimed !== flow.userId) throw problem('flow_mismatch');
    return flow.userId;
  }
  if (claimed === undefined) throw problem('invalid_request');
  return claimed;
}

/** Whether the login is lost; else a right request may still finish it. */
function isRefusal(error: unknown): boolean {
  return error instanceof Problem && error.status === 403;
}
