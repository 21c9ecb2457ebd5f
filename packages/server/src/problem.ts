/** The body of every answer that is a refusal or a failure: problem details (RFC 9457) and a code. */
export interface ProblemDetails {
  /** A stable name for the kind of problem, as a URI. */
  readonly type: string;
  /** One plain sentence, the same for every occurrence. */
  readonly title: string;
  /** The HTTP status, as in the status line. */
  readonly status: number;
  /** What a program looks at: a code of ours, or a provider's, such as `ompass.011`. */
  readonly code: string;
}

/** The codes of our own problems; a provider's codes come on top, such as `ompass.011`. */
export type ProblemCode =
  | 'already_registered'
  | 'challenge_expired'
  | 'client_gone'
  | 'counter_not_increased'
  | 'credential_refused'
  | 'flow_mismatch'
  | 'hook_failed'
  | 'internal_error'
  | 'invalid_request'
  | 'key_not_found'
  | 'login_required'
  | 'method_not_allowed'
  | 'method_not_offered'
  | 'not_found'
  | 'not_registered'
  | 'ompass_bad_response'
  | 'ompass_timeout'
  | 'ompass_unreachable'
  | 'origin_refused'
  | 'password_required'
  | 'push_denied'
  | 'request_too_large'
  | 'reset_refused'
  | 'surepassid_bad_response'
  | 'surepassid_timeout'
  | 'surepassid_unreachable'
  | 'too_many_requests'
  | 'unsupported_media_type'
  | 'user_verification_required'
  | 'zitadel_bad_response'
  | 'zitadel_timeout'
  | 'zitadel_unreachable';

/** The status and the sentence of each of our own problems. */
const problems: Readonly<Record<ProblemCode, readonly [status: number, title: string]>> = {
  already_registered: [409, 'This key is registered already'],
  challenge_expired: [403, 'Nothing of the kind is under way in this browser, or it took too long'],
  client_gone: [499, 'The request was given up before it could be answered'],
  counter_not_increased: [403, 'This key may have been copied: it counts behind what it once said'],
  credential_refused: [403, 'The key has not proved what was asked of it'],
  flow_mismatch: [403, 'This was begun for another user'],
  hook_failed: [500, 'The site could not finish this request'],
  internal_error: [500, 'Something went wrong on the server'],
  invalid_request: [400, 'The request is not of the form this address takes'],
  key_not_found: [404, 'There is no such key'],
  login_required: [401, 'Nobody is logged in'],
  method_not_allowed: [405, 'This address does not take requests of that method'],
  method_not_offered: [403, 'This site does not offer that'],
  not_found: [404, 'There is nothing at this address'],
  not_registered: [404, 'No key of this user is registered here'],
  ompass_bad_response: [502, 'OMPASS gave an answer that makes no sense'],
  ompass_timeout: [504, 'OMPASS did not answer in time'],
  ompass_unreachable: [503, 'OMPASS cannot be reached at the moment'],
  origin_refused: [403, 'The request does not come from a page of this site'],
  password_required: [401, 'The user name or the password is wrong'],
  push_denied: [403, 'The question on the phone was answered with no'],
  request_too_large: [413, 'The request is larger than this address takes'],
  reset_refused: [403, 'This registration may not be reset from here'],
  surepassid_bad_response: [502, 'SurePassID gave an answer that makes no sense'],
  surepassid_timeout: [504, 'SurePassID did not answer in time'],
  surepassid_unreachable: [503, 'SurePassID cannot be reached at the moment'],
  too_many_requests: [429, 'This was tried too often; begin again with the password'],
  unsupported_media_type: [415, 'The request has to be application/json'],
  user_verification_required: [403, 'The key has to verify the person, by a PIN or a fingerprint'],
  zitadel_bad_response: [502, 'ZITADEL gave an answer that makes no sense'],
  zitadel_timeout: [504, 'ZITADEL did not answer in time'],
  zitadel_unreachable: [503, 'ZITADEL cannot be reached at the moment'],
};

/** What a {@link Problem} can carry beside its details. */
export interface ProblemOptions extends ErrorOptions {
  /** Headers for the answer. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown inside a handler to end it with a problem; never leaves the package. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(details: Omit<ProblemDetails, 'type'>, options: ProblemOptions = {}) {
    super(details.title, options);
    this.code = details.code;
    this.status = details.status;
    this.headers = options.headers ?? {};
  }
}

/** One of our own problems, to be thrown. */
export function problem(code: ProblemCode, options?: ProblemOptions): Problem {
  const [status, title] = problems[code];
  return new Problem({ code, status, title }, options);
}

/** The answer that tells a problem; its cause stays here. */
export function problemResponse({ code, status, message, headers }: Problem): Response {
  const details: ProblemDetails = {
    type: `urn:second-factor:problem:${code}`,
    title: message,
    status,
    code,
  };
  return new Response(JSON.stringify(details), {
    status,
    headers: { ...headers, 'Content-Type': 'application/problem+json' },
  });
}
