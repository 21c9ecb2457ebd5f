import { verifyRegistration } from '../u2f/verify-registration.js';
import { readAppId } from './app-id.js';
import { expectedOf, orRefuse, takePending } from './ceremony.js';
import { NetiqRefusal } from './errors.js';
import { describeKey } from './keys.js';
import { readObject, readUserId } from './read-request.js';
import type { Fields } from './read-request.js';
import { label } from './state.js';
import type { NetiqState } from './state.js';

/** The version of U2F, the only one there is. */
export const version = 'U2F_V2';

/** Begins to enrol a key: what is to be registered, and the keys that are. */
export function beginEnrollment(state: NetiqState, fields: Fields, request: Request): object {
  const userId = readUserId('body', fields['user_id']);
  const appId = readAppId(state, fields, request);
  const challenge = state.begin({ ceremony: 'enroll', userId, appId });
  const keys = state.users.get(userId) ?? [];
  return {
    status: 'MORE_DATA',
    registerRequests: [{ version, challenge, appId }],
    signRequests: keys.map(({ keyHandle, ...key }) => ({
      version,
      challenge,
      keyHandle,
      appId: key.appId,
    })),
  };
}

/**
 * Enrols the key that the answer is of.
 *
 * @throws {@link NetiqRefusal} when the answer is wrong, or the key is enrolled already
 */
export function doEnrollment(state: NetiqState, fields: Fields): object {
  const response = readObject(fields, 'registerResponse');
  const pending = takePending(state, 'enroll', response['clientData']);
  const key = orRefuse(() => verifyRegistration(response, expectedOf(state, pending)));
  const keys = state.users.get(pending.userId) ?? [];
  if (keys.some(({ keyHandle }) => keyHandle === key.keyHandle)) {
    throw new NetiqRefusal('ALREADY_ENROLLED', 'The key is enrolled already');
  }
  const enrolled = { ...key, ...label(fields['name']), created: state.now() };
  state.users.set(pending.userId, [...keys, enrolled]);
  return { status: 'OK', msg: 'Enrolled', key: describeKey(enrolled) };
}
