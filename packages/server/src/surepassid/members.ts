import { check, isText, readChoice } from '../read-options.js';
import type { SurePassIdMembers } from './call-surepassid.js';
import type {
  SurePassIdDeviceRequest,
  SurePassIdOtpRequest,
  SurePassIdTokenRequest,
  SurePassIdUserRequest,
} from './requests.js';

/** What an operation makes of a request. */
export interface Operation<Request> {
  readonly type: string;
  /** What has to be in the request, as text, beside the user's name. */
  readonly needs?: readonly (keyof Request & string)[];
  /** What is sent as well, or otherwise than it stands in the request. */
  readonly adds?: (request: Request) => object;
}

/**
 * What is sent of a request; members that are `undefined` are left out.
 * @throws {TypeError} which names the member, never its value
 */
export function readMembers<Request extends SurePassIdUserRequest>(
  { type, needs = [], adds = () => ({}) }: Operation<Request>,
  request: Request,
): SurePassIdMembers {
  const { fields, ...named } = request;
  check(isText(type) && type !== '', "type must be one of SurePassID's");
  check(isText(request.username) && request.username !== '', 'username must be the name of a user');
  for (const name of needs) check(isText(request[name]), `${name} must be text`);
  const known = Object.entries({ ...named, ...adds(request) });
  const members = [
    ...Object.entries(fields ?? {}),
    ...known.filter(([, value]) => value !== undefined),
  ];
  for (const [name, value] of members) {
    check(isPlain(value), `${name} must be a text, a number, true or false`);
  }
  return { ...(Object.fromEntries(members) as Omit<SurePassIdMembers, 'type'>), type };
}

function isPlain(value: unknown): boolean {
  return isText(value) || typeof value === 'boolean' || Number.isFinite(value);
}

/** How SurePassID tells the user of a new device: by its number. */
export function notification({ notificationMethod = 'none' }: SurePassIdDeviceRequest): object {
  const known = ['none', 'email', 'sms'] as const;
  readChoice('notificationMethod', notificationMethod, known);
  return { notificationMethod: known.indexOf(notificationMethod) };
}

/** SurePassID's numbers for a FIDO device, and for U2F. */
export function u2fDevice(request: SurePassIdDeviceRequest): object {
  return { ...notification(request), deviceType: 12, OtpType: 8 };
}

/** The one version of U2F. */
export function u2fVersion(): object {
  return { version: 'U2F_V2' };
}

/** An empty serial number stands for the user's first device. */
export function serialNumber({ psn = '' }: { readonly psn?: string | undefined }): object {
  return { psn };
}

/** SurePassID's documents name the member `code`, its samples `otp`. */
export function otpTwice({ otp }: SurePassIdOtpRequest): object {
  return { code: otp };
}

/** SurePassID takes these numbers as text. */
export function tokenNumbers(request: SurePassIdTokenRequest): object {
  const { sessionTokenDurationMinutes = 30, sessionTokenType = 0 } = request;
  return {
    sessionTokenDurationMinutes: String(sessionTokenDurationMinutes),
    sessionTokenType: String(sessionTokenType),
  };
}
