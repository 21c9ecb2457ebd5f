import type { Operation } from './call.js';
import {
  addDeviceOf,
  deleteAllKeys,
  deleteKey,
  findDevice,
  findUser,
} from './devices/operations.js';
import { activateDevice, syncDevice } from './oath/devices.js';
import { sendOtp } from './oath/send-otp.js';
import { validateOtp } from './oath/validate-otp.js';
import { checkPush, sendPush } from './push/push.js';
import {
  createSessionToken,
  expireSessionToken,
  isSessionTokenValid,
} from './session-tokens/session-tokens.js';
import { enroll, preEnroll } from './u2f/enroll.js';
import { preSign, sign } from './u2f/sign.js';
import { addOathAccount, addU2fAccount } from './users/accounts.js';
import { validateUser, validateUserOf } from './users/validate-user.js';

/** What each `type` does. */
export const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['add_u2f_account', addU2fAccount],
  ['add_oath_account', addOathAccount],
  ['add_u2f_device', addDeviceOf('u2f')],
  ['add_oath_device', addDeviceOf('oath')],
  ['active_oath_device', activateDevice],
  ['sync_oath_device', syncDevice],
  ['find_device', findDevice],
  ['find_user', findUser],
  ['validate_user', validateUser],
  ['validate_u2f_user', validateUserOf('u2f')],
  ['validate_oath_user', validateUserOf('oath')],
  ['delete_key', deleteKey],
  ['delete_all_keys', deleteAllKeys],
  ['send_oath_otp', sendOtp],
  ['validate_oath_otp', validateOtp],
  ['push_oath_otp', sendPush],
  ['send_push_message', sendPush],
  ['check_push_message', checkPush],
  ['pre_enroll', preEnroll],
  ['enroll', enroll],
  ['pre_sign', preSign],
  ['sign', sign],
  ['create_session_token', createSessionToken],
  ['expire_session_token', expireSessionToken],
  ['is_session_token_valid', isSessionTokenValid],
]);
