import { callForResponse } from '../call-hook.js';
import type { EndpointContext } from '../endpoint.js';
import { problem } from '../problem.js';
import { readPosted } from '../read-posted.js';
import { ask } from './ask.js';
import { requireLogins, type SurePassIdEndpoint, untilGone } from './endpoint.js';
import type { SurePassIdDelivery } from './requests.js';
import { resumeOrIdentify } from './resume.js';

/** `POST /otp/send`, by `send_oath_otp`. */
export async function sendOtp(
  context: EndpointContext,
  endpoint: SurePassIdEndpoint,
): Promise<Response> {
  const { client, deliveries } = endpoint.settings;
  const { delivery, ...login } = await readPosted(context, ['delivery', 'user_id']);
  const deliveryMethod = readDelivery(delivery, deliveries);
  const { flow, psn } = await resumeOrIdentify(context, login, 'otp', endpoint);
  const { username } = flow;
  await endpoint.flows.count(flow, 'code');
  const serial = psn === '' ? {} : { printedSerialNumber: psn };
  await ask(() => client.sendOathOtp({ username, deliveryMethod, ...serial }, untilGone(context)));
  await endpoint.flows.keep(context, { ...flow, authnUserReqId: undefined });
  return Response.json({ delivery: deliveryMethod });
}

/**
 * `POST /otp/verify`, by `validate_oath_otp`. A page may send the password along, for a code that a
 * device shows needs no sending. A wrong code ends nothing: it may be typed again, some times.
 */
export async function verifyOtp(
  context: EndpointContext,
  endpoint: SurePassIdEndpoint,
): Promise<Response> {
  const { client } = endpoint.settings;
  const { openSession } = requireLogins(endpoint.settings, 'otp');
  const { otp: typed, ...login } = await readPosted(context, ['user_id']);
  const otp = readOtp(typed);
  const { flow, psn } = await resumeOrIdentify(context, login, 'otp', endpoint);
  const { username } = flow;
  await endpoint.flows.count(flow, 'guess');
  await ask(() => client.validateOathOtp({ username, psn, otp }, untilGone(context)));
  await endpoint.flows.end(context, flow);
  const session = { request: context.req.raw, username, method: 'otp' } as const;
  return callForResponse('openSession', () => openSession(session));
}

function readDelivery(
  delivery: string | undefined,
  deliveries: readonly SurePassIdDelivery[],
): SurePassIdDelivery {
  const found = delivery === undefined ? deliveries[0] : deliveries.find((one) => one === delivery);
  if (found === undefined) throw problem('method_not_offered');
  return found;
}

/** People type and paste codes in groups. */
function readOtp(text = ''): string {
  const otp = text.replaceAll(/[\s-]/g, '');
  if (!/^[A-Za-z\d]{4,64}$/.test(otp)) throw problem('invalid_request');
  return otp;
}
