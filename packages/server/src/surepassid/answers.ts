import type { JsonObject } from '../read-json.js';

/** What a success says beside `type`, `errorCode` and `errorMessage`, not looked at any further. */
export interface SurePassIdAnswer {
  readonly fields: JsonObject;
}

/** A new device. */
export interface SurePassIdNewDevice extends SurePassIdAnswer {
  readonly deviceId: string | undefined;
}

/** One of a user's devices. Serial numbers are the user's own business. */
export interface SurePassIdDevice extends SurePassIdAnswer {
  readonly tokenId: string;
  /** The printed serial number. */
  readonly psn: string;
}

/** A user's devices. */
export interface SurePassIdDevices extends SurePassIdAnswer {
  readonly devices: readonly SurePassIdDevice[];
}

/** What a key is asked to register for. */
export interface SurePassIdRegisterRequest {
  readonly version: string;
  /** Base64url, without padding. */
  readonly challenge: string;
  readonly appId: string;
  /** Goes back letter by letter: standard base64 with its padding. */
  readonly sessionId: string;
}

/** What a registered key is asked to sign. */
export interface SurePassIdSignatureRequest extends SurePassIdRegisterRequest {
  /** Base64url, without padding. */
  readonly keyHandle: string;
}

/** A registration that was begun. */
export interface SurePassIdEnrollment extends SurePassIdAnswer {
  readonly registerRequests: readonly SurePassIdRegisterRequest[];
  /** The keys that are registered. */
  readonly signRequests: readonly SurePassIdSignatureRequest[];
}

/** A login that was begun. */
export interface SurePassIdSigning extends SurePassIdAnswer {
  readonly signRequests: readonly SurePassIdSignatureRequest[];
}

/** A question that was sent to the phone. */
export interface SurePassIdPush extends SurePassIdAnswer {
  /** What to ask for the answer by. */
  readonly authnUserReqId: string;
}
