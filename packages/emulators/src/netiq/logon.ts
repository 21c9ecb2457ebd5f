import { verifySignature } from '../u2f/verify-signature.js';
import { readAppId } from './app-id.js';
import { expectedOf, orRefuse, takePending } from './ceremony.js';
import { version } from './enrollment.js';
import { NetiqRefusal } from './errors.js';
import { keysOf } from './keys.js';
import { readObject, readUserId } from './read-request.js';
import type { Fields } from './read-request.js';
import type { NetiqState } from './state.js';

/**
 * Begins a logon with any of the person's keys of the App ID.
 *
 * @throws {@link NetiqRefusal} when there is no such person or key
 */
export function beginLogon(state: NetiqState, fields: Fields, request: Request): object {
  const userId = readUserId('body', fields['user_id']);
  const appId = readAppId(state, fields, request);
  const keys = keysOf(state, userId).filter((key) => key.appId === appId);
  if (keys.length === 0) throw new NetiqRefusal('NOT_ENROLLED', 'No key is enrolled');
  const challenge = state.begin({ ceremony: 'logon', userId, appId });
  return {
    status: 'MORE_DATA',
    signRequests: keys.map(({ keyHandle }) => ({ version, challenge, keyHandle, appId })),
  };
}

/**
 * Ends a logon with what a key signed.
 *
 * @throws {@link NetiqRefusal} when the key is not the person's, or the answer is wrong
 */
export function doLogon(state: NetiqState, fields: Fields): object {
  const response = readObject(fields, 'signResponse');
  const pending = takePending(state, 'logon', response['clientData']);
  const { userId, appId } = pending;
  const keys = keysOf(state, userId);
  const isAsked = (key: (typeof keys)[number]): boolean =>
    key.keyHandle === response['keyHandle'] && key.appId === appId;
  const key = keys.find(isAsked);
  if (!key) throw new NetiqRefusal('NOT_ENROLLED', 'The key is not enrolled');
  const counter = orRefuse(() => verifySignature(response, key, expectedOf(state, pending)));
  const used = { ...key, counter, lastUsed: state.now() };
  state.users.set(
    userId,
    keys.map((other) => (other === key ? used : other)),
  );
  return { status: 'OK', msg: 'Logged on', user_id: userId };
}
