import { randomUUID } from 'node:crypto';
import { readText, requireText } from '../call.js';
import type { Answer, Call } from '../call.js';
import { findDeviceOf } from '../devices/device.js';
import { SurePassIdRefusal } from '../errors.js';
import type { SentPush } from '../options.js';
import { requireUser } from '../users/user.js';

/** What the person with the phone has said. */
export type PushDecision = 'approved' | 'refused';

/** A question at a phone. */
export interface Push {
  readonly message: SentPush;
  decision: PushDecision | 'pending';
}

const deliveryMethods = ['pushsmsquestion', 'pushapp', 'pushappu2f'] as const;

/**
 * `send_push_message`, formerly `push_oath_otp`: asks a person on the phone.
 *
 * @throws {@link SurePassIdRefusal} 9044 for another way than these, 9021 and 9036 without a device
 */
export function sendPush(call: Call): Answer {
  const { state, username, fields } = call;
  const user = requireUser(call);
  const deliveryMethod = deliveryMethods.find((method) => method === fields['deliveryMethod']);
  if (!deliveryMethod) throw new SurePassIdRefusal(9044);
  const { psn, isActive } = findDeviceOf(user, ['phone', 'oath'], fields);
  if (!isActive) throw new SurePassIdRefusal(9028);
  const authnUserReqId = randomUUID();
  const reason = readText(fields, 'reason');
  const how = { deliveryMethod, authnUserReqId, reason, psn };
  const message: SentPush = { kind: 'push', username, ...how };
  const expiresAt = state.now() + (state.options.codeSeconds ?? 300) * 1000;
  state.pushes.set(authnUserReqId, { message, decision: 'pending' }, expiresAt);
  state.options.deliver?.(message);
  return { AuthnUserReqId: authnUserReqId };
}

/**
 * `check_push_message`: what the person has said. How the real one is asked is not published; the
 * name of the type and of `AuthnStatus` are ours.
 *
 * @throws {@link SurePassIdRefusal} 9025 without an `AuthnUserReqId`, 9026 when it is not known, or
 * nobody answered in time
 */
export function checkPush(call: Call): Answer {
  const { state, username, fields } = call;
  const push = state.pushes.get(requireText(fields, ['AuthnUserReqId'], 9025));
  if (push?.message.username !== username) throw new SurePassIdRefusal(9026);
  return { AuthnStatus: push.decision };
}
