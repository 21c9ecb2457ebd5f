import type { SurePassIdReason } from './error-codes.js';

/** What a refusal means to a page: an HTTP status, and our own sentence. */
export type Refusal = readonly [status: number, title: string];

const account: Refusal = [500, 'SurePassID does not take the account of this site'];
const configuration: Refusal = [500, 'SurePassID is not set up for this'];
const trouble: Refusal = [502, 'SurePassID has trouble of its own'];
const user: Refusal = [403, 'SurePassID has refused this user'];
const device: Refusal = [403, 'SurePassID has refused this device'];
const code: Refusal = [403, 'This code is wrong'];
const incomplete: Refusal = [400, 'SurePassID does not take this request'];

/**
 * What a page did is a 4xx; a wrong account is the site's fault, and 500. SurePassID's own text is never
 * passed on: it may quote the code that was typed, and the serial number of the device.
 */
const refusals: Readonly<Record<SurePassIdReason, Refusal>> = {
  AccountExpired: account,
  ApprovalCodeMissmatch: code,
  BogusOTP: code,
  BogusSerialNumber: device,
  CreateTransactionFailed: trouble,
  DatabaseError: trouble,
  DeviceAssignedToDifferentPartner: [409, 'This device belongs to another account'],
  DeviceDiabled: [403, 'This device is disabled'],
  DeviceInUse: [409, 'This device is in use already'],
  DeviceInvalid: device,
  DeviceIsNotAChallengeDevice: device,
  DeviceNotFound: [404, 'SurePassID knows no such device of this user'],
  DeviceNotSpecified: incomplete,
  DeviceTypeInvalid: [403, 'This device is of another kind'],
  EmailSendError: [502, 'SurePassID could not send the message'],
  GetRadiusServerClientList: trouble,
  InvalidDeviceConfig: configuration,
  MaximumCardUsesExceeded: [403, 'This device was used as often as it may be'],
  MaximumFailedOTPRequestsExceeded: [429, 'There were too many wrong codes'],
  NoAdminDeviceDefined: configuration,
  NoChallengeDevicesDefined: [404, 'SurePassID knows no device of this user'],
  NoDevicesDefined: [404, 'SurePassID knows no device of this user'],
  OTPAlreadyUsed: [403, 'This code was used before'],
  OTPInvalid: code,
  OTPTypeInvalid: [403, 'This device is of another kind'],
  PartnerLoginFailed: account,
  PartnerUserLoginDisabled: [403, 'SurePassID has this user disabled'],
  PartnerUserLoginFailed: user,
  PartnerUserLoginFailedInvalidDomain: user,
  PartnerUserLoginFailedInvalidOTP: code,
  PartnerUserLoginFailedNotAdmin: account,
  PartnerUserSendPasswordEmailFailed: [502, 'SurePassID could not send the message'],
  ReferenceCodeNotFound: [404, 'SurePassID does not know what this is about'],
  ReferenceCodeNotSpecified: incomplete,
  SMSSendError: [502, 'SurePassID could not send the message'],
  SendOTPExpired: [403, 'This code has expired'],
  SendOTPInvalidDeliveryMethod: [403, 'SurePassID cannot send a code to this user that way'],
  SerialNumberNotSpecified: incomplete,
  SystemKeyProviderEnpointNotSet: configuration,
  SystemTwoFactorNotSet: configuration,
  TimeDriftInvalid: [403, 'The clock of this device is wrong'],
  UpdateDeviceCounterFailed: trouble,
  UpdateTransactionStatusFailed: trouble,
  UpdateTransactionStatusInvalid: trouble,
};

/** What one of SurePassID's refusals means to a page. */
export function refusalOf(reason: SurePassIdReason | undefined): Refusal {
  return reason === undefined
    ? [502, 'SurePassID refused for a reason of its own']
    : refusals[reason];
}
