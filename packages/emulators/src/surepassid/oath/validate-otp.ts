import { requireText } from '../call.js';
import type { Answer, Call } from '../call.js';
import { findDeviceOf } from '../devices/device.js';
import type { Device } from '../devices/device.js';
import { SurePassIdRefusal } from '../errors.js';
import { requireUser } from '../users/user.js';
import { findStep, stepAt } from './totp.js';

/** How many wrong codes are one too many. */
const mostFailures = 5;

/**
 * `validate_oath_otp`: the code was sent to the person, or the device shows it.
 *
 * @throws {@link SurePassIdRefusal} 9003 when it is wrong, with what the person typed in the message;
 * 9002 used before, 9015 wrong too often, 9028 not active, 9030 missing, 9043 expired
 */
export function validateOtp(call: Call): Answer {
  // The documentation's table says `code`, its sample and the integrations say `otp`.
  const code = requireText(call.fields, ['otp', 'code'], 9030);
  const device = findDeviceOf(requireUser(call), ['oath'], call.fields);
  if (!device.isActive) throw new SurePassIdRefusal(9028);
  requireCode(device, code, call.state.now());
  return {};
}

/**
 * Takes a code of a device, once.
 *
 * @throws {@link SurePassIdRefusal} 9002, 9003, 9015 or 9043
 */
export function requireCode({ oath, psn }: Device, code: string, now: number): void {
  if (oath.failures >= mostFailures) throw new SurePassIdRefusal(9015);
  if (oath.sent?.code === code) takeSent(oath.sent, now);
  else takeShown(oath, code, now, psn);
  oath.failures = 0;
}

function takeSent(sent: NonNullable<Device['oath']['sent']>, now: number): void {
  if (sent.isUsed) throw new SurePassIdRefusal(9002);
  if (sent.expiresAt <= now) throw new SurePassIdRefusal(9043);
  sent.isUsed = true;
}

function takeShown(oath: Device['oath'], code: string, now: number, psn: string): void {
  const step = stepAt(now) + oath.drift;
  const found = findStep(oath.secret, code, step - 1, step + 1);
  if (found === undefined) {
    oath.failures += 1;
    // As the real one does it: whoever shows or logs this gives away the code and the device.
    throw new SurePassIdRefusal(9003, `OTP ${code} is invalid for device ${psn}`);
  }
  if (found <= oath.lastStep) throw new SurePassIdRefusal(9002);
  oath.lastStep = found;
}
