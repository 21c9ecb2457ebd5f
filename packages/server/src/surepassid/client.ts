import type { JsonObject } from '../read-json.js';
import type {
  SurePassIdAnswer,
  SurePassIdDevices,
  SurePassIdEnrollment,
  SurePassIdNewDevice,
  SurePassIdPush,
  SurePassIdSigning,
} from './answers.js';
import { callSurePassId } from './call-surepassid.js';
import { readConnection, type SurePassIdClientOptions } from './connection.js';
import {
  notification,
  type Operation,
  otpTwice,
  readMembers,
  serialNumber,
  tokenNumbers,
  u2fDevice,
  u2fVersion,
} from './members.js';
import {
  readDevices,
  readEnrollment,
  readNewDevice,
  readPlain,
  readPush,
  readSigning,
} from './read-answer.js';
import type {
  SurePassIdDeviceRequest,
  SurePassIdEnrollRequest,
  SurePassIdOtpRequest,
  SurePassIdPasswordRequest,
  SurePassIdPreEnrollRequest,
  SurePassIdPreSignRequest,
  SurePassIdPushRequest,
  SurePassIdSendOtpRequest,
  SurePassIdSerialRequest,
  SurePassIdSessionTokenRequest,
  SurePassIdSignRequest,
  SurePassIdTokenRequest,
  SurePassIdUserRequest,
} from './requests.js';

/** What every call can be told. */
export interface SurePassIdCallOptions {
  /** Gives the call up. What SurePassID has got by then it may still do. */
  readonly signal?: AbortSignal | undefined;
}

/** One of SurePassID's operations. It is sent once, and rejects with a `SurePassIdError`. */
export type SurePassIdCall<Request, Answer = SurePassIdAnswer> = (
  request: Request,
  options?: SurePassIdCallOptions,
) => Promise<Answer>;

/** SurePassID's operations, each under its `type`. */
export interface SurePassIdClient {
  // Users and devices
  readonly addU2fAccount: SurePassIdCall<SurePassIdUserRequest>;
  readonly addOathAccount: SurePassIdCall<SurePassIdUserRequest>;
  readonly addU2fDevice: SurePassIdCall<SurePassIdDeviceRequest, SurePassIdNewDevice>;
  readonly addOathDevice: SurePassIdCall<SurePassIdDeviceRequest, SurePassIdNewDevice>;
  /** `active_oath_device`, as SurePassID spells it. */
  readonly activeOathDevice: SurePassIdCall<SurePassIdSerialRequest>;
  readonly syncOathDevice: SurePassIdCall<SurePassIdSerialRequest>;
  readonly findDevice: SurePassIdCall<SurePassIdSerialRequest>;
  readonly findUser: SurePassIdCall<SurePassIdUserRequest, SurePassIdDevices>;
  readonly validateUser: SurePassIdCall<SurePassIdPasswordRequest>;
  readonly validateU2fUser: SurePassIdCall<SurePassIdPasswordRequest>;
  readonly validateOathUser: SurePassIdCall<SurePassIdPasswordRequest>;

  // U2F keys
  readonly preEnroll: SurePassIdCall<SurePassIdPreEnrollRequest, SurePassIdEnrollment>;
  readonly enroll: SurePassIdCall<SurePassIdEnrollRequest>;
  readonly preSign: SurePassIdCall<SurePassIdPreSignRequest, SurePassIdSigning>;
  readonly sign: SurePassIdCall<SurePassIdSignRequest>;
  /** SurePassID has not published what names the key: give it in `fields` where `psn` is not it. */
  readonly deleteKey: SurePassIdCall<SurePassIdSerialRequest>;
  readonly deleteAllKeys: SurePassIdCall<SurePassIdUserRequest>;

  // Codes and questions
  readonly sendOathOtp: SurePassIdCall<SurePassIdSendOtpRequest>;
  /** Sends the code as `otp` and as `code`: SurePassID's documents name the one, its samples the other. */
  readonly validateOathOtp: SurePassIdCall<SurePassIdOtpRequest>;
  /** The older name of `sendPushMessage`. */
  readonly pushOathOtp: SurePassIdCall<SurePassIdPushRequest, SurePassIdPush>;
  readonly sendPushMessage: SurePassIdCall<SurePassIdPushRequest, SurePassIdPush>;

  // Tokens of mobile apps
  readonly createSessionToken: SurePassIdCall<SurePassIdTokenRequest>;
  readonly expireSessionToken: SurePassIdCall<SurePassIdSessionTokenRequest>;
  readonly isSessionTokenValid: SurePassIdCall<SurePassIdSessionTokenRequest>;

  /** Any operation by its `type`, such as one that asks for the answer to a push. */
  readonly call: (
    type: string,
    request: SurePassIdUserRequest,
    options?: SurePassIdCallOptions,
  ) => Promise<SurePassIdAnswer>;
}

/**
 * SurePassID's interface as typed functions, for servers only: it needs the account's key.
 *
 * Nothing is sent twice. An answer is a success where its `errorCode` is 0; everything else is a
 * `SurePassIdError`. An answer may have 64 kB and is waited for until `timeout`.
 *
 * @example
 * const client = surePassIdClient({
 *   server: 'cloud.surepassid.com',
 *   accountName: process.env.SUREPASSID_NAME,
 *   accountKey: process.env.SUREPASSID_KEY,
 * });
 * await client.validateOathOtp({ username: 'alice', otp: '123456' });
 *
 * @throws {TypeError} at once, for wrong options; of a call, for a wrong request, before it is sent
 */
export function surePassIdClient(options: SurePassIdClientOptions): SurePassIdClient {
  const connection = readConnection(options);

  function define<Request extends SurePassIdUserRequest, Answer>(
    operation: Operation<Request>,
    read: (answer: JsonObject) => Answer,
  ): SurePassIdCall<Request, Answer> {
    return async (request, { signal = new AbortController().signal } = {}) => {
      const members = readMembers(operation, request);
      return read(await callSurePassId(connection, members, signal));
    };
  }

  return {
    addU2fAccount: define({ type: 'add_u2f_account' }, readPlain),
    addOathAccount: define({ type: 'add_oath_account' }, readPlain),
    addU2fDevice: define({ type: 'add_u2f_device', adds: u2fDevice }, readNewDevice),
    addOathDevice: define({ type: 'add_oath_device', adds: notification }, readNewDevice),
    activeOathDevice: define({ type: 'active_oath_device' }, readPlain),
    syncOathDevice: define({ type: 'sync_oath_device' }, readPlain),
    findDevice: define({ type: 'find_device' }, readPlain),
    findUser: define({ type: 'find_user' }, readDevices),
    validateUser: define({ type: 'validate_user' }, readPlain),
    validateU2fUser: define({ type: 'validate_u2f_user' }, readPlain),
    validateOathUser: define({ type: 'validate_oath_user' }, readPlain),
    preEnroll: define({ type: 'pre_enroll', needs: ['appId'] }, readEnrollment),
    enroll: define(enroll, readPlain),
    preSign: define(preSign, readSigning),
    sign: define(sign, readPlain),
    deleteKey: define({ type: 'delete_key' }, readPlain),
    deleteAllKeys: define({ type: 'delete_all_keys' }, readPlain),
    sendOathOtp: define({ type: 'send_oath_otp', needs: ['deliveryMethod'] }, readPlain),
    validateOathOtp: define(
      { type: 'validate_oath_otp', needs: ['otp'], adds: otpTwice },
      readPlain,
    ),
    pushOathOtp: define({ type: 'push_oath_otp', needs: ['deliveryMethod'] }, readPush),
    sendPushMessage: define({ type: 'send_push_message', needs: ['deliveryMethod'] }, readPush),
    createSessionToken: define(
      { type: 'create_session_token', needs: ['pw'], adds: tokenNumbers },
      readPlain,
    ),
    expireSessionToken: define(
      { type: 'expire_session_token', needs: ['sessionToken'] },
      readPlain,
    ),
    isSessionTokenValid: define(
      { type: 'is_session_token_valid', needs: ['sessionToken'] },
      readPlain,
    ),
    call: (type, request, callOptions) => define({ type }, readPlain)(request, callOptions),
  };
}

const enroll: Operation<SurePassIdEnrollRequest> = {
  type: 'enroll',
  needs: ['securityKeyName', 'registrationData', 'clientData', 'sessionId'],
  adds: u2fVersion,
};

const preSign: Operation<SurePassIdPreSignRequest> = {
  type: 'pre_sign',
  needs: ['appId'],
  adds: serialNumber,
};

const sign: Operation<SurePassIdSignRequest> = {
  type: 'sign',
  needs: ['sessionId', 'clientData', 'signatureData'],
  adds: (request) => ({ ...serialNumber(request), ...u2fVersion() }),
};
