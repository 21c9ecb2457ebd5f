/** The errors of the U2F JavaScript API, which the service answers with. */
export const deviceErrorCodes = [1, 2, 3, 4, 5] as const;

/** OTHER_ERROR, BAD_REQUEST, CONFIGURATION_UNSUPPORTED, DEVICE_INELIGIBLE or TIMEOUT. */
export type DeviceErrorCode = (typeof deviceErrorCodes)[number];

/** What each code says when there is nothing more to say. */
const messages: Readonly<Record<DeviceErrorCode, string>> = {
  1: 'Please connect a U2F token.',
  2: 'The page does not match the App ID, or is not served by https.',
  3: 'The configuration is not supported.',
  4: 'The token is not eligible for this request.',
  5: 'Timeout: the token was not touched.',
};

/** Thrown by a request that the service refuses. */
export class DeviceServiceError extends Error {
  override readonly name = 'DeviceServiceError';
  readonly code: DeviceErrorCode;

  constructor(code: DeviceErrorCode, message: string = messages[code], options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The answer for an error; the status is 200 in today's service. */
export function refuse({ code, message }: DeviceServiceError, status: number): Response {
  return Response.json({ errorCode: code, errorMessage: message }, { status });
}
