/**
 * SurePassID's error codes and their names, in the spelling it has published (enum APIReturnCode). There
 * are more from 9045 on, about U2F, of which it has published no names.
 */
export const surePassIdReasons = {
  9000: 'PartnerLoginFailed',
  9001: 'PartnerUserLoginFailed',
  9002: 'OTPAlreadyUsed',
  9003: 'OTPInvalid',
  9004: 'DeviceInvalid',
  9005: 'UpdateDeviceCounterFailed',
  9006: 'MaximumCardUsesExceeded',
  9007: 'PartnerUserLoginDisabled',
  9008: 'DeviceTypeInvalid',
  9009: 'DeviceNotSpecified',
  9010: 'DatabaseError',
  9011: 'OTPTypeInvalid',
  9012: 'SMSSendError',
  9013: 'InvalidDeviceConfig',
  9014: 'NoAdminDeviceDefined',
  9015: 'MaximumFailedOTPRequestsExceeded',
  9016: 'CreateTransactionFailed',
  9017: 'PartnerUserSendPasswordEmailFailed',
  9018: 'DeviceAssignedToDifferentPartner',
  9019: 'DeviceInUse',
  9020: 'SerialNumberNotSpecified',
  9021: 'DeviceNotFound',
  9022: 'UpdateTransactionStatusFailed',
  9023: 'UpdateTransactionStatusInvalid',
  9025: 'ReferenceCodeNotSpecified',
  9026: 'ReferenceCodeNotFound',
  9027: 'ApprovalCodeMissmatch',
  9028: 'DeviceDiabled',
  9029: 'BogusSerialNumber',
  9030: 'BogusOTP',
  9031: 'EmailSendError',
  9032: 'AccountExpired',
  9033: 'PartnerUserLoginFailedNotAdmin',
  9034: 'PartnerUserLoginFailedInvalidOTP',
  9035: 'TimeDriftInvalid',
  9036: 'NoDevicesDefined',
  9037: 'NoChallengeDevicesDefined',
  9038: 'PartnerUserLoginFailedInvalidDomain',
  9039: 'DeviceIsNotAChallengeDevice',
  9040: 'SystemKeyProviderEnpointNotSet',
  9041: 'SystemTwoFactorNotSet',
  9042: 'GetRadiusServerClientList',
  9043: 'SendOTPExpired',
  9044: 'SendOTPInvalidDeliveryMethod',
} as const;

/** The name SurePassID has given one of its error codes. */
export type SurePassIdReason = (typeof surePassIdReasons)[keyof typeof surePassIdReasons];

/** The name of a code; `undefined` for one without. */
export function reasonOf(errorCode: number): SurePassIdReason | undefined {
  return (surePassIdReasons as Readonly<Record<number, SurePassIdReason>>)[errorCode];
}
