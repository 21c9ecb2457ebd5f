import { callHook } from '../call-hook.js';
import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import { readUserId } from '../user-id.js';
import type { OmpassEndpoint } from './context.js';
import { resetUser } from './ompass-api.js';

/** `DELETE /users/{userId}`: removes a registration, where the site allows it. */
export async function reset(
  context: EndpointContext,
  { settings }: OmpassEndpoint,
): Promise<Response> {
  const request = context.req.raw;
  const userId = readUserId(context.req.param('userId'));
  // As a part of OMPASS's path, dots would lead to another address, encoded or not.
  if (userId === undefined || /^\.\.?$/.test(userId)) throw problem('invalid_request');
  if (!(await callHook(() => settings.mayReset({ request, userId })))) {
    throw problem('reset_refused');
  }
  await resetUser(settings, userId, request.signal);
  return new Response(null, { status: 204 });
}
