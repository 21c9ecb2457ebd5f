import type { Call } from '../call.js';
import { GrpcError, ZitadelError } from '../errors.js';
import { readField, readMessage, readText } from '../protojson.js';
import type { Message } from '../protojson.js';
import type { User } from '../users.js';
import { requireLength, requirePresent } from '../validate.js';
import { finishLogin } from '../webauthn/finish-login.js';
import type { Session } from './session.js';

/** Checks that the real API has and the emulator has not. */
const others = ['password', 'idpIntent', 'totp', 'otpSms', 'otpEmail', 'recoveryCode'];

/**
 * Does the checks a call asks for, the user first; what comes back has them in it.
 *
 * @throws {@link GrpcError} 12 for a check that is not emulated: to skip it would let anybody in
 * @throws {@link ZitadelError} QUERY-Dfbg2, COMMAND-Ioqu5, or those of the assertion
 */
export async function check(call: Call, session: Session): Promise<Session> {
  const checks = readMessage(call.message, 'checks') ?? {};
  const other = others.find((name) => readField(checks, name) !== undefined);
  if (other) throw new GrpcError(12, `the emulator has no check of ${other}`);
  const user = readMessage(checks, 'user');
  const webAuthN = readMessage(checks, 'webAuthN');
  const known = user ? checkUser(call, session, user) : session;
  return webAuthN ? checkWebAuthN(call, known, webAuthN) : known;
}

function checkUser({ state }: Call, session: Session, message: Message): Session {
  const user = findUser(state.users, message);
  const { user: known = { user } } = session;
  if (known.user !== user) throw new GrpcError(3, 'user change not possible');
  return { ...session, user: { user, checkedAt: state.now() } };
}

function findUser(users: Call['state']['users'], message: Message): User {
  const isById = readField(message, 'userId') !== undefined;
  const isByName = readField(message, 'loginName') !== undefined;
  if (!isById && !isByName) throw new GrpcError(3, 'invalid CheckUser.Search: value is required');
  const name = readText(message, isById ? 'userId' : 'loginName');
  requireLength(`CheckUser.${isById ? 'UserId' : 'LoginName'}`, name);
  const user = isById ? users.byId(name) : users.byLoginName(name);
  if (!user) throw new ZitadelError('QUERY-Dfbg2');
  return user;
}

async function checkWebAuthN(
  { state, host }: Call,
  session: Session,
  message: Message,
): Promise<Session> {
  const data = readMessage(message, 'credentialAssertionData');
  const credential = requirePresent('CheckWebAuthN.CredentialAssertionData', data);
  const { challenge, user } = session;
  if (!challenge || !user) throw new ZitadelError('COMMAND-Ioqu5');
  const userVerified = await finishLogin(user.user, challenge, host, credential);
  // The challenge is used up with its first good answer.
  const webAuthN = { checkedAt: state.now(), userVerified };
  return { ...session, webAuthN, challenge: undefined };
}
