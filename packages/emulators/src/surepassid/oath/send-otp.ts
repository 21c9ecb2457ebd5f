import { randomInt } from 'node:crypto';
import type { Answer, Call } from '../call.js';
import { findDeviceOf } from '../devices/device.js';
import { SurePassIdRefusal } from '../errors.js';
import type { SentCode } from '../options.js';
import { requireUser } from '../users/user.js';

const deliveryMethods = ['sms', 'voice', 'email'] as const;

/**
 * `send_oath_otp`: sends a person a code, which replaces the one before it.
 *
 * @throws {@link SurePassIdRefusal} 9044 for another way than these, 9021 and 9036 without a device
 */
export function sendOtp(call: Call): Answer {
  const { state, username, fields } = call;
  const user = requireUser(call);
  const deliveryMethod = deliveryMethods.find((method) => method === fields['deliveryMethod']);
  if (!deliveryMethod) throw new SurePassIdRefusal(9044);
  const { psn, oath, isActive } = findDeviceOf(user, ['oath'], fields);
  if (!isActive) throw new SurePassIdRefusal(9028);
  const code = `${randomInt(1_000_000)}`.padStart(6, '0');
  const expiresAt = state.now() + (state.options.codeSeconds ?? 300) * 1000;
  oath.sent = { code, expiresAt, isUsed: false };
  const message: SentCode = { kind: 'code', username, deliveryMethod, psn, code };
  state.options.deliver?.(message);
  return {};
}
