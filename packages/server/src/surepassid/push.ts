import { callForResponse, callHook } from '../call-hook.js';
import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import { readPosted } from '../read-posted.js';
import { ask } from './ask.js';
import { requireLogins, type SurePassIdEndpoint, untilGone } from './endpoint.js';
import type { LoginFlow } from './login-flow.js';
import type { SurePassIdPushStatus } from './options.js';
import { resumeOrIdentify } from './resume.js';
import type { SurePassIdSettings } from './settings.js';
import { SurePassIdError } from './surepassid-error.js';

/** `POST /push/begin`, by `send_push_message`. */
export async function beginPush(
  context: EndpointContext,
  endpoint: SurePassIdEndpoint,
): Promise<Response> {
  const { client, push } = endpoint.settings;
  const login = await readPosted(context, ['user_id']);
  const { flow, psn } = await resumeOrIdentify(context, login, 'push', endpoint);
  const { username } = flow;
  await endpoint.flows.count(flow, 'push');
  const serial = psn === '' ? {} : { printedSerialNumber: psn };
  const message = { deliveryMethod: 'pushapp', ...push, ...serial, username } as const;
  const { authnUserReqId } = await ask(() => client.sendPushMessage(message, untilGone(context)));
  await endpoint.flows.keep(context, { ...flow, authnUserReqId });
  return Response.json({ status: 'pending' }, { status: 202 });
}

/**
 * `POST /push/status`. How SurePassID tells the answer has not been published, so the site's own hook
 * finds it out. The page asks again as long as it hears 202.
 */
export async function pushStatus(
  context: EndpointContext,
  { flows, settings }: SurePassIdEndpoint,
): Promise<Response> {
  const { openSession } = requireLogins(settings, 'push');
  await readPosted(context, []);
  const flow = await flows.find(context);
  if (!flow) throw problem('challenge_expired');
  const status = await askSite(context, flow, settings);
  if (status === 'pending') return Response.json({ status }, { status: 202 });
  await flows.end(context, flow);
  if (status === 'denied') throw problem('push_denied');
  const { username } = flow;
  const session = { request: context.req.raw, username, method: 'push' } as const;
  return callForResponse('openSession', () => openSession(session));
}

const statuses: readonly unknown[] = ['pending', 'approved', 'denied'];

async function askSite(
  context: EndpointContext,
  { username, authnUserReqId }: LoginFlow,
  { client, pushStatus: findOut }: SurePassIdSettings,
): Promise<SurePassIdPushStatus> {
  if (authnUserReqId === undefined || !findOut) throw problem('challenge_expired');
  const request = context.req.raw;
  const question = { request, username, method: 'push', authnUserReqId, client } as const;
  return ask(() =>
    callHook(async () => {
      const status = await findOut(question);
      // Callers without types may return what they want.
      if (statuses.includes(status)) return status;
      throw new TypeError('pushStatus must return pending, approved or denied');
    }).catch((error: unknown) => {
      // What SurePassID has said to the hook is SurePassID's, and no failure of the site.
      const { cause } = error as { cause?: unknown };
      throw cause instanceof SurePassIdError ? cause : error;
    }),
  );
}
