import { verifyRegistration } from '../../u2f/verify-registration.js';
import { requireText } from '../call.js';
import type { Answer, Call } from '../call.js';
import { addDevice } from '../devices/device.js';
import { SurePassIdRefusal } from '../errors.js';
import { requireUser } from '../users/user.js';
import { orRefuse } from './or-refuse.js';
import { expectedOf, openSession, takeSession, version } from './session.js';

/** `pre_enroll`: what is to be registered, and the keys that are. */
export function preEnroll(call: Call): Answer {
  const { state, username, fields } = call;
  const user = requireUser(call);
  const appId = requireText(fields, ['appId'], 9013);
  const { challenge, sessionId } = openSession(state, { ceremony: 'enroll', username, appId });
  return {
    type: 'u2f_register_request',
    SignRequest: user.devices.flatMap(({ key }) =>
      key ? [{ challenge, appId: key.appId, sessionId, keyHandle: key.keyHandle, version }] : [],
    ),
    RegisterRequest: [{ challenge, appId, sessionId, version }],
  };
}

/**
 * `enroll`: the key is registered, at a device that waits for one or at a new one.
 *
 * @throws {@link SurePassIdRefusal} 9045 and 9046 when the answer is wrong, 9013 when the key is given no
 * name, 9019 when it is registered already
 */
export function enroll(call: Call): Answer {
  const { state, fields } = call;
  const user = requireUser(call);
  const session = takeSession(call, 'enroll');
  if (fields['version'] !== version) throw new SurePassIdRefusal(9045);
  const name = requireText(fields, ['securityKeyName'], 9013);
  const key = orRefuse(() => verifyRegistration(fields, expectedOf(state, session)));
  if (user.devices.some((device) => device.key?.keyHandle === key.keyHandle)) {
    throw new SurePassIdRefusal(9019);
  }
  const waiting = user.devices.find((device) => device.kind === 'u2f' && !device.key);
  const device = waiting ?? addDevice(state, user, { kind: 'u2f', isActive: true });
  device.key = key;
  device.name = name;
  return { type: 'u2f_register_response', errorMessage: 'OK' };
}
