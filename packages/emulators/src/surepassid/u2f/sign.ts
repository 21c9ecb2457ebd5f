import { verifySignature } from '../../u2f/verify-signature.js';
import { readText, requireText } from '../call.js';
import type { Answer, Call } from '../call.js';
import type { Device } from '../devices/device.js';
import { SurePassIdRefusal } from '../errors.js';
import { requireUser } from '../users/user.js';
import type { User } from '../users/user.js';
import { orRefuse } from './or-refuse.js';
import { expectedOf, openSession, takeSession, version } from './session.js';

/**
 * `pre_sign`: what the key of a serial number is to sign, or else the first key.
 *
 * @throws {@link SurePassIdRefusal} 9021 when there is no such key, 9036 when there is none at all
 */
export function preSign(call: Call): Answer {
  const { state, username, fields } = call;
  const appId = requireText(fields, ['appId'], 9013);
  const psn = readText(fields, 'psn');
  const enrolled = requireUser(call).devices.flatMap((device) => {
    const { key, psn, tokenId } = device;
    return key?.appId === appId ? [{ psn, tokenId, keyHandle: key.keyHandle }] : [];
  });
  const device = psn === '' ? enrolled[0] : enrolled.find((each) => each.psn === psn);
  if (!device) throw new SurePassIdRefusal(psn === '' ? 9036 : 9021);
  const { tokenId, keyHandle } = device;
  const session = openSession(state, { ceremony: 'sign', username, appId, tokenId });
  const { challenge, sessionId } = session;
  return {
    type: 'u2f_sign_request',
    SignRequest: [{ challenge, appId, sessionId, keyHandle, version }],
  };
}

/**
 * `sign`: the key has signed.
 *
 * @throws {@link SurePassIdRefusal} 9045 to 9047 when the answer is wrong, 9021 when the key is another
 */
export function sign(call: Call): Answer {
  const { state, fields } = call;
  const user = requireUser(call);
  const session = takeSession(call, 'sign');
  if (fields['version'] !== version) throw new SurePassIdRefusal(9045);
  const device = findDevice(user, session.tokenId);
  const psn = readText(fields, 'psn');
  if (psn !== '' && psn !== device.psn) throw new SurePassIdRefusal(9021);
  const { key } = device;
  const counter = orRefuse(() => verifySignature(fields, key, expectedOf(state, session)));
  device.key = { ...key, counter };
  return { type: 'u2f_sign_response', errorMessage: 'OK' };
}

type Enrolled = Device & { key: NonNullable<Device['key']> };

function findDevice({ devices }: User, tokenId: string | undefined): Enrolled {
  const device = devices.find((each) => each.tokenId === tokenId);
  // Deleted since it was begun.
  if (!device?.key) throw new SurePassIdRefusal(9021);
  return device as Enrolled;
}
