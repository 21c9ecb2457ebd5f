import { readText, requireText } from '../call.js';
import type { Answer, Call } from '../call.js';
import { requireDevice } from '../devices/device.js';
import type { Device } from '../devices/device.js';
import { SurePassIdRefusal } from '../errors.js';
import { requireUser } from '../users/user.js';
import { findStep, stepAt } from './totp.js';
import { requireCode } from './validate-otp.js';

/** How far a clock may be off before it is set, in steps of half a minute. */
const mostDrift = 20;

/** `active_oath_device`: the device may be used; a code of it is checked where one is given. */
export function activateDevice(call: Call): Answer {
  const device = requireOathDevice(call);
  const code = readText(call.fields, 'otp', 'code');
  if (code !== '') requireCode(device, code, call.state.now());
  device.isActive = true;
  return {};
}

/**
 * `sync_oath_device`: the device's clock is where the code says that it is.
 *
 * @throws {@link SurePassIdRefusal} 9030 without a code, 9035 when no time near ours has it
 */
export function syncDevice(call: Call): Answer {
  const { oath } = requireOathDevice(call);
  const code = requireText(call.fields, ['otp', 'code'], 9030);
  const now = stepAt(call.state.now());
  const found = findStep(oath.secret, code, now - mostDrift, now + mostDrift);
  if (found === undefined) throw new SurePassIdRefusal(9035);
  if (found <= oath.lastStep) throw new SurePassIdRefusal(9002);
  oath.drift = found - now;
  oath.lastStep = found;
  oath.failures = 0;
  return {};
}

function requireOathDevice(call: Call): Device {
  const device = requireDevice(requireUser(call), call.fields);
  if (device.kind !== 'oath') throw new SurePassIdRefusal(9008);
  return device;
}
