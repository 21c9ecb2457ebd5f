import { isBase64url } from '../base64url.js';
import { isObject, type JsonObject } from '../read-json.js';
import type {
  SurePassIdAnswer,
  SurePassIdDevice,
  SurePassIdDevices,
  SurePassIdEnrollment,
  SurePassIdNewDevice,
  SurePassIdPush,
  SurePassIdRegisterRequest,
  SurePassIdSignatureRequest,
  SurePassIdSigning,
} from './answers.js';
import { SurePassIdError } from './surepassid-error.js';

const common = ['type', 'errorCode', 'errorMessage'];

/** What a success says, without the parts that all answers have. */
export function readPlain(answer: JsonObject): SurePassIdAnswer {
  const fields = Object.entries(answer).filter(([name]) => !common.includes(name));
  return { fields: Object.fromEntries(fields) };
}

/** Reads the answer to `add_u2f_device` and `add_oath_device`. */
export function readNewDevice(answer: JsonObject): SurePassIdNewDevice {
  return { ...readPlain(answer), deviceId: readId(answer['deviceId']) };
}

/**
 * Reads a list of devices; a user without any may have no list.
 * @throws {SurePassIdError} `bad_response`
 */
export function readDevices(answer: JsonObject): SurePassIdDevices {
  return { ...readPlain(answer), devices: readList(answer, 'Device').map(readDevice) };
}

function readDevice(fields: JsonObject): SurePassIdDevice {
  const psn = readId(fields['psn']);
  const tokenId = readId(fields['tokenID'] ?? fields['tokenId']);
  return { fields, tokenId: required(tokenId), psn: psn ?? '' };
}

/**
 * Reads the answer to `pre_enroll`.
 * @throws {SurePassIdError} `bad_response`
 */
export function readEnrollment(answer: JsonObject): SurePassIdEnrollment {
  return {
    ...readSigning(answer),
    registerRequests: readList(answer, 'RegisterRequest').map(readRequest),
  };
}

/**
 * Reads the answer to `pre_sign`.
 * @throws {SurePassIdError} `bad_response`
 */
export function readSigning(answer: JsonObject): SurePassIdSigning {
  const signRequests = readList(answer, 'SignRequest').map(readSignature);
  return { ...readPlain(answer), signRequests };
}

function readSignature(request: JsonObject): SurePassIdSignatureRequest {
  const { keyHandle } = request;
  // At most 255 bytes (FIDO U2F Raw Message Formats, 4.3), as base64url.
  if (!isBase64url(keyHandle) || keyHandle.length > 340) throw new SurePassIdError('bad_response');
  return { ...readRequest(request), keyHandle };
}

function readRequest(request: JsonObject): SurePassIdRegisterRequest {
  const { appId, challenge, sessionId = '', version = 'U2F_V2' } = request;
  const isRight =
    isBase64url(challenge) &&
    isPrintable(appId, 1) &&
    isPrintable(sessionId, 0) &&
    version === 'U2F_V2';
  if (!isRight || challenge.length > 512) throw new SurePassIdError('bad_response');
  return { version, challenge, appId, sessionId };
}

/**
 * Reads the answer to a push.
 * @throws {SurePassIdError} `bad_response`
 */
export function readPush(answer: JsonObject): SurePassIdPush {
  return { ...readPlain(answer), authnUserReqId: required(readId(answer['AuthnUserReqId'])) };
}

/** A list, under its name as SurePassID documents it, in lower case or in the plural; none is empty. */
function readList(answer: JsonObject, name: string): readonly JsonObject[] {
  const lower = name.charAt(0).toLowerCase() + name.slice(1);
  const names = [
    name,
    `${name}s`,
    lower,
    `${lower}s`,
    lower.toLowerCase(),
    `${lower}s`.toLowerCase(),
  ];
  const found = names.map((each) => answer[each]).find((list) => (list ?? undefined) !== undefined);
  const list: unknown = found ?? [];
  if (!Array.isArray(list) || !list.every(isObject)) throw new SurePassIdError('bad_response');
  return list;
}

/** An id is a text or a number. */
function readId(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return isPrintable(text, 1) ? text : undefined;
}

function required(id: string | undefined): string {
  if (id === undefined) throw new SurePassIdError('bad_response');
  return id;
}

function isPrintable(value: unknown, least: number): value is string {
  const isRight = typeof value === 'string' && value.length >= least && value.length <= 512;
  return isRight && /^[\x20-\x7e]*$/.test(value);
}
