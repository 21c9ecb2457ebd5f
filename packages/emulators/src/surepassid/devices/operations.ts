import type { Answer, Call } from '../call.js';
import { SurePassIdRefusal } from '../errors.js';
import { requireUser } from '../users/user.js';
import { addDevice, requireDevice } from './device.js';
import type { Device } from './device.js';

/** How a person is told of a new device: not at all, by e-mail or by SMS. */
const notificationMethods: readonly unknown[] = [undefined, 0, 1, 2, '0', '1', '2'];

/** `add_u2f_device` (without a key, until one is enrolled) and `add_oath_device` (not active yet). */
export function addDeviceOf(kind: 'oath' | 'u2f'): (call: Call) => Answer {
  return (call) => {
    const { state, fields } = call;
    const user = requireUser(call);
    if (!notificationMethods.includes(fields['notificationMethod'])) {
      throw new SurePassIdRefusal(9013);
    }
    // 12 is FIDO and 8 is U2F, where they are given at all.
    const isU2f = kind === 'u2f';
    if (isU2f && !isOneOf(fields['deviceType'], 12)) throw new SurePassIdRefusal(9008);
    if (isU2f && !isOneOf(fields['OtpType'], 8)) throw new SurePassIdRefusal(9011);
    const { tokenId, psn } = addDevice(state, user, { kind, isActive: isU2f });
    return { deviceId: tokenId, psn };
  };
}

/** `find_user`: everything a person has. */
export function findUser(call: Call): Answer {
  return { Devices: requireUser(call).devices.map(describe) };
}

/** `find_device`: one of a person's devices. */
export function findDevice(call: Call): Answer {
  const device = requireDevice(requireUser(call), call.fields);
  return { deviceId: device.tokenId, Devices: [describe(device)] };
}

/** `delete_key`: a U2F device is gone. */
export function deleteKey(call: Call): Answer {
  const user = requireUser(call);
  const gone = requireDevice(user, call.fields);
  if (gone.kind !== 'u2f') throw new SurePassIdRefusal(9008);
  user.devices = user.devices.filter((device) => device !== gone);
  return {};
}

/** `delete_all_keys`: all U2F devices of a person are gone. */
export function deleteAllKeys(call: Call): Answer {
  const user = requireUser(call);
  user.devices = user.devices.filter(({ kind }) => kind !== 'u2f');
  return {};
}

function describe({ tokenId, psn }: Device): object {
  return { tokenID: tokenId, psn };
}

function isOneOf(value: unknown, number: number): boolean {
  return value === undefined || value === number || value === `${number}`;
}
