/** Every way the OMPASS v1 API refuses, as its documentation numbers them. */
export type OmpassErrorCode =
  '000' | '001' | '002' | '003' | '004' | '005' | '006' | '011' | '012' | '013' | '014';

interface Refusal {
  readonly status: 400 | 401;
  readonly message: string;
}

/**
 * What each code is sent with. The codes and their meaning are documented; the HTTP statuses are
 * our choice, for the documentation shows none.
 */
const refusals: Readonly<Record<OmpassErrorCode, Refusal>> = {
  '000': { status: 400, message: 'The request body does not exist' },
  '001': { status: 401, message: 'The secret key does not exist' },
  '002': { status: 400, message: 'The user ID does not exist' },
  '003': { status: 400, message: 'The access token does not exist' },
  '004': { status: 401, message: 'The secret key is not correct' },
  '005': { status: 401, message: 'The secret key is not in the form "Bearer <secret key>"' },
  '006': { status: 400, message: 'The user ID is longer than 30 characters' },
  '011': { status: 401, message: 'The token has expired' },
  '012': { status: 400, message: 'The token has a format that is not supported' },
  '013': { status: 400, message: 'The token is malformed' },
  '014': { status: 401, message: 'The signature of the token could not be verified' },
};

/** Thrown by a check of the API; becomes the error body that OMPASS answers. */
export class OmpassError extends Error {
  override readonly name = 'OmpassError';
  /** The documented code. */
  readonly code: OmpassErrorCode;

  constructor(code: OmpassErrorCode, options?: ErrorOptions) {
    super(refusals[code].message, options);
    this.code = code;
  }
}

/** The answer for a refusal, its code as text or, less faithfully, as a number. */
export function refuse(error: OmpassError, form: 'string' | 'number'): Response {
  const { code, message } = error;
  const body = { code: form === 'number' ? Number(code) : code, message };
  return Response.json(body, { status: refusals[code].status });
}
