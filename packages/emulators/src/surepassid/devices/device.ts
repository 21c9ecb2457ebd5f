import { randomBytes } from 'node:crypto';
import { readText, requireText } from '../call.js';
import type { Fields } from '../call.js';
import { SurePassIdRefusal } from '../errors.js';
import type { OathState } from '../oath/oath-state.js';
import type { SurePassIdState } from '../state.js';
import type { User } from '../users/user.js';
import type { U2fKey } from '../../u2f/verify-registration.js';

/** Something that a person logs in with. */
export interface Device {
  /** `tokenID` or `deviceId`. */
  readonly tokenId: string;
  /** The printed serial number. */
  readonly psn: string;
  readonly kind: 'oath' | 'phone' | 'u2f';
  name: string;
  isActive: boolean;
  /** Of a U2F device, once it is enrolled. */
  key: U2fKey | undefined;
  /** Of every kind; only a device for codes uses it. */
  readonly oath: OathState;
}

/** Gives a person a device. */
export function addDevice(
  { nextNumber }: SurePassIdState,
  user: User,
  { kind, isActive, name = '' }: Pick<Device, 'kind' | 'isActive'> & { readonly name?: string },
): Device {
  const number = nextNumber();
  const device: Device = {
    tokenId: `${1_000 + number}`,
    psn: `${99_000_000 + number}`,
    kind,
    name,
    isActive,
    key: undefined,
    oath: { secret: randomBytes(20), drift: 0, lastStep: -1, failures: 0, sent: undefined },
  };
  user.devices = [...user.devices, device];
  return device;
}

/**
 * The device of some kinds that a call names by its printed serial number, or else the first one.
 *
 * @throws {@link SurePassIdRefusal} 9021 when there is no such device, 9036 when there is none at all
 */
export function findDeviceOf(user: User, kinds: readonly Device['kind'][], fields: Fields): Device {
  const devices = user.devices.filter((device) => kinds.includes(device.kind));
  const psn = readText(fields, 'psn', 'printedSerialNumber');
  const device = psn === '' ? devices[0] : devices.find((each) => each.psn === psn);
  if (device) return device;
  throw new SurePassIdRefusal(psn === '' ? 9036 : 9021);
}

/**
 * The device of any kind that a call names.
 *
 * @throws {@link SurePassIdRefusal} 9020 when it names none, 9021 when there is none of the name
 */
export function requireDevice({ devices }: User, fields: Fields): Device {
  const name = requireText(fields, ['psn', ...names], 9020);
  const device = devices.find(
    ({ psn, tokenId, key }) => psn === name || tokenId === name || key?.keyHandle === name,
  );
  if (!device) throw new SurePassIdRefusal(9021);
  return device;
}

const names = ['printedSerialNumber', 'tokenID', 'deviceId', 'keyHandle'];
