/** More members of a request, for what this client has no name for; they go as they are. */
export type SurePassIdFields = Readonly<Record<string, string | number | boolean>>;

/** What every request says. */
export interface SurePassIdUserRequest {
  /** The user, as SurePassID knows the person. */
  readonly username: string;
  /** More members, by SurePassID's own names. */
  readonly fields?: SurePassIdFields | undefined;
}

/** Adds a device to a user. */
export interface SurePassIdDeviceRequest extends SurePassIdUserRequest {
  /** How SurePassID tells the user. Default `none`. */
  readonly notificationMethod?: 'none' | 'email' | 'sms' | undefined;
}

/** Speaks of one of a user's devices. */
export interface SurePassIdSerialRequest extends SurePassIdUserRequest {
  /** The device's printed serial number. Without it SurePassID takes the user's first. */
  readonly psn?: string | undefined;
}

/** Holds a password against SurePassID's. */
export interface SurePassIdPasswordRequest extends SurePassIdUserRequest {
  readonly pw?: string | undefined;
  readonly noAuth?: string | undefined;
}

/** Begins the registration of a U2F key. */
export interface SurePassIdPreEnrollRequest extends SurePassIdUserRequest {
  /** The App ID: the site's origin, or the address of its list of facets. */
  readonly appId: string;
}

/** Finishes the registration of a U2F key; both texts are as U2F's JavaScript API gives them. */
export interface SurePassIdEnrollRequest extends SurePassIdUserRequest {
  readonly securityKeyName: string;
  /** Base64url. */
  readonly registrationData: string;
  /** Base64url. */
  readonly clientData: string;
  /** As `preEnroll` gave it, letter by letter. */
  readonly sessionId: string;
  /** The challenge and the App ID, which older samples repeat. */
  readonly challenge?: string | undefined;
  readonly appId?: string | undefined;
}

/** Begins a login by a U2F key. */
export interface SurePassIdPreSignRequest extends SurePassIdSerialRequest {
  readonly appId: string;
}

/** Finishes a login by a U2F key. */
export interface SurePassIdSignRequest extends SurePassIdSerialRequest {
  /** As `preSign` gave it, letter by letter. */
  readonly sessionId: string;
  /** Base64url. */
  readonly clientData: string;
  /** Base64url. */
  readonly signatureData: string;
}

/** How SurePassID brings a code to a person. */
export type SurePassIdDelivery = 'sms' | 'voice' | 'email';

/** Has SurePassID send a code. */
export interface SurePassIdSendOtpRequest extends SurePassIdUserRequest {
  readonly deliveryMethod: SurePassIdDelivery;
  readonly printedSerialNumber?: string | undefined;
}

/** Holds a code against SurePassID's. */
export interface SurePassIdOtpRequest extends SurePassIdSerialRequest {
  readonly otp: string;
}

/** How SurePassID asks a person on the phone. */
export type SurePassIdPushDelivery = 'pushsmsquestion' | 'pushapp' | 'pushappu2f';

/** Has SurePassID ask a person on the phone. */
export interface SurePassIdPushRequest extends SurePassIdUserRequest {
  readonly deliveryMethod: SurePassIdPushDelivery;
  readonly appName?: string | undefined;
  readonly accountName?: string | undefined;
  readonly reason?: string | undefined;
  readonly relyingParty?: string | undefined;
  readonly printedSerialNumber?: string | undefined;
}

/** Makes a session token for a mobile app. */
export interface SurePassIdTokenRequest extends SurePassIdUserRequest {
  readonly pw: string;
  /** Minutes the token is good for. Default 30. */
  readonly sessionTokenDurationMinutes?: number | undefined;
  /** Default 0. */
  readonly sessionTokenType?: number | undefined;
}

/** Speaks of a session token. */
export interface SurePassIdSessionTokenRequest extends SurePassIdUserRequest {
  readonly sessionToken: string;
}
