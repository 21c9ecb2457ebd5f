/** Every way a flow or ceremony can end without a result, in alphabetical order. */
export type SecondFactorErrorCode =
  | 'aborted'
  | 'already_registered'
  | 'authenticator_error'
  | 'bad_response'
  | 'busy'
  | 'callback_misconfigured'
  | 'challenge_expired'
  | 'constraint'
  | 'device_service_unavailable'
  | 'flow_mismatch'
  | 'http'
  | 'iframe_unreachable'
  | 'insecure_context'
  | 'insecure_tls'
  | 'invalid_app_id'
  | 'invalid_domain'
  | 'invalid_options'
  | 'invalid_rp_id'
  | 'local_network_denied'
  | 'network'
  | 'no_device'
  | 'not_allowed'
  | 'not_registered'
  | 'policy_blocked'
  | 'popup_blocked'
  | 'popup_closed'
  | 'provider_refused'
  | 'secret_in_browser'
  | 'signal_invalid'
  | 'timeout'
  | 'token_missing'
  | 'unsupported'
  | 'unsupported_algorithm'
  | 'untrusted_uri';

/**
 * Where in a flow it ended: opening, asking the site, at the provider, with the person's key, coming
 * back, posting.
 */
export type SecondFactorPhase =
  'open' | 'begin' | 'provider' | 'ceremony' | 'callback' | 'verify' | 'manage';

/** What a provider said, as the site's server passed it on. */
export interface ProviderFailure {
  /** The provider, such as `ompass`. */
  readonly name: string;
  /** The provider's own code, such as `011`. */
  readonly code: string;
  /** The provider's or the server's sentence about it. */
  readonly message: string;
}

/** Who ended an `aborted` ceremony: the caller's signal, a newer ceremony, or an element that left. */
export type AbortedBy = 'caller' | 'superseded' | 'disconnected';

/** What is missing, or in the way, where a code alone does not say it. */
export type UnsupportedReason =
  /** `unsupported`: the browser has no such interface. */
  | 'no-api'
  /** `unsupported`: nothing can be offered in a field. */
  | 'no-conditional'
  /** `unsupported`: no U2F message can be made of it that a server could verify. */
  | 'no-conversion'
  /** `invalid_app_id`: the Device Service takes pages by https only. */
  | 'no-https'
  /** `device_service_unavailable`: something else answers in its place. */
  | 'no-service'
  /** `device_service_unavailable`: it is absent, or the browser has not asked the person for leave. */
  | 'not-granted'
  /** `device_service_unavailable`: it is there, and its configuration names another origin. */
  | 'origin-refused'
  /** `device_service_unavailable`: the page's Content-Security-Policy lacks its address. */
  | 'blocked-by-csp'
  /** `invalid_app_id`: the Device Service takes pages on the default port only. */
  | 'other-port'
  /** `device_service_unavailable`: it is absent, or its certificate is not trusted. */
  | 'untrusted-or-absent';

/** What a {@link SecondFactorError} can say beside its code and message. */
export interface SecondFactorErrorOptions extends ErrorOptions {
  readonly phase?: SecondFactorPhase | undefined;
  readonly retryable?: boolean;
  readonly provider?: ProviderFailure | undefined;
  readonly status?: number | undefined;
  readonly problem?: string | undefined;
  readonly by?: AbortedBy | undefined;
  readonly reason?: UnsupportedReason | undefined;
  readonly path?: string | undefined;
  readonly elapsed?: number | undefined;
  readonly immediate?: boolean | undefined;
}

/** Thrown when a flow ends without a result; `code` says why, `cause` holds the platform's error. */
export class SecondFactorError extends Error {
  override readonly name = 'SecondFactorError';
  /** Why it ended. */
  declare readonly code: SecondFactorErrorCode;
  /** Where in the flow it ended. */
  declare readonly phase: SecondFactorPhase | undefined;
  /** Whether doing the same again may succeed. Default: by the code. */
  declare readonly retryable: boolean;
  /** What the provider said, where a provider spoke. */
  declare readonly provider: ProviderFailure | undefined;
  /** The HTTP status of the site's answer, where there was one. */
  declare readonly status: number | undefined;
  /** The `code` of the site's problem details, such as `password_required`. */
  declare readonly problem: string | undefined;
  /** Who ended it, when it is `aborted` and that is known. */
  declare readonly by: AbortedBy | undefined;
  /** What is missing or in the way, where the code alone does not say it. */
  declare readonly reason: UnsupportedReason | undefined;
  /** The member that is wrong, when it is `invalid_options`, such as `user.id`. */
  declare readonly path: string | undefined;
  /** Milliseconds the person's key was asked for. */
  declare readonly elapsed: number | undefined;
  /** Whether the browser refused within 100 ms, too fast for a person to have been asked. */
  declare readonly immediate: boolean | undefined;

  constructor(
    code: SecondFactorErrorCode,
    message: string,
    options: SecondFactorErrorOptions = {},
  ) {
    super(message, options);
    const retryable = /^(network|not_allowed|timeout|popup|busy)/.test(code);
    Object.assign(this, { retryable, ...options, code });
  }
}

/** Whether a value is a {@link SecondFactorError}, from another realm or copy of this package too. */
export function isSecondFactorError(value: unknown): value is SecondFactorError {
  return (
    typeof value === 'object' &&
    value !== null &&
    (value as { name?: unknown }).name === 'SecondFactorError' &&
    typeof (value as { code?: unknown }).code === 'string'
  );
}

/** The error of a flow whose signal was aborted; its `cause` is the signal's reason, which may say `by`. */
export function abortedError(
  signal: AbortSignal | undefined,
  phase: SecondFactorPhase,
): SecondFactorError {
  const cause = signal?.reason as { by?: AbortedBy } | undefined;
  const by = cause?.by ?? 'caller';
  return new SecondFactorError('aborted', 'It was aborted', { cause, phase, by });
}
