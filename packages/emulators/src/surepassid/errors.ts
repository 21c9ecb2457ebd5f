/** `errorCode` and its name in the spelling of the documentation (enum APIReturnCode). */
export const surePassIdErrors = {
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
  // From here on the codes are about U2F, and their names are not published: these are ours.
  9045: 'U2FResponseInvalid',
  9046: 'U2FChallengeInvalid',
  9047: 'U2FCounterInvalid',
} as const;

/** A code that a refusal is answered with. */
export type SurePassIdErrorCode = keyof typeof surePassIdErrors;

/** Thrown by an operation that is refused; becomes `errorCode` and `errorMessage`. */
export class SurePassIdRefusal extends Error {
  override readonly name = 'SurePassIdRefusal';
  readonly code: SurePassIdErrorCode;

  constructor(
    code: SurePassIdErrorCode,
    message: string = surePassIdErrors[code],
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.code = code;
  }
}
