import { SecondFactorError, type SecondFactorErrorCode } from '../errors.js';
import type { CeremonyKind, NativeOptions } from './read-options.js';

/** What was asked of the browser when it failed. */
export interface Asked {
  readonly kind: CeremonyKind;
  readonly options: NativeOptions;
  /** Milliseconds the person had. */
  readonly timeout: number;
  /** Milliseconds it took. */
  readonly elapsed: number;
  /** Whether the person had just clicked; `undefined` where the browser does not tell. */
  readonly wasActive: boolean | undefined;
}

/**
 * What a `DOMException` of each name means at `create()` and at `get()` (WebAuthn Level 3, 5.1.3,
 * 5.1.4 and 6.3). Names that are not here are the authenticator's or the browser's own trouble.
 */
const codes: Readonly<
  Partial<Record<string, SecondFactorErrorCode | readonly SecondFactorErrorCode[]>>
> = {
  // Our own aborts never come this far: it is the person's cancel in Firefox (Mozilla bug 1942902).
  AbortError: 'aborted',
  // 6.3.2 steps 4 and 5; 5.1.3 step 19 for a conditional create without presence.
  ConstraintError: 'constraint',
  EncodingError: 'invalid_options',
  DataCloneError: 'invalid_options',
  // 6.3.2 step 3: the person has agreed to tell that the key is registered.
  InvalidStateError: ['already_registered', 'authenticator_error'],
  // Cancelled, no such key, verification failed: browsers keep them apart from nobody.
  NotAllowedError: 'not_allowed',
  // 5.1.3 step 10 and 6.3.2 step 2; at `get()` an extension that is only for `create()`.
  NotSupportedError: ['unsupported_algorithm', 'invalid_options'],
  OperationError: 'busy',
  SyntaxError: 'invalid_options',
  TimeoutError: 'timeout',
  TypeError: 'invalid_options',
};

/** The error for whatever the browser has thrown, which becomes its `cause`. */
export function explainError(cause: unknown, asked: Asked): SecondFactorError {
  const { name, message } = describe(cause);
  const { elapsed, kind } = asked;
  const row = codes[name] ?? 'authenticator_error';
  let code = typeof row === 'string' ? row : row[kind === 'create' ? 0 : 1];
  if (name === 'SecurityError') code = explainSecurity(asked);
  if (name === 'SyntaxError' && appIdOf(asked)) code = 'invalid_app_id';
  if (name === 'NotAllowedError') {
    if (elapsed >= asked.timeout - 50) code = 'timeout';
    else if (isForbidden(asked)) code = 'policy_blocked';
    else if (/certificate/i.test(message)) code = 'insecure_tls';
  }
  // The browser's own message stays in the cause: it may name what is not for a log.
  return new SecondFactorError(code ?? 'authenticator_error', `The browser said ${name || 'no'}`, {
    cause,
    phase: 'ceremony',
    elapsed,
    immediate: elapsed < 100,
  });
}

/** What was thrown may be anything: a password manager's own object, whose getters throw in turn. */
function describe(cause: unknown): { readonly name: string; readonly message: string } {
  try {
    const { name = '', message } = Object(cause ?? {}) as Readonly<Record<string, unknown>>;
    return { name: String(name).slice(0, 40), message: String(message) };
  } catch {
    return { name: '', message: '' };
  }
}

/** Browsers say SecurityError to all of these; which one it is follows from what was asked. */
function explainSecurity(asked: Asked): SecondFactorErrorCode {
  const { hostname, protocol } = location;
  // WebAuthn Level 3, 5.1.3 step 7: an IP address is no valid domain.
  if (/^[\d.]+$|:/.test(hostname)) return 'invalid_domain';
  const id = asked.options.rp?.id ?? asked.options.rpId ?? hostname;
  if (id !== hostname && !hostname.endsWith(`.${id}`)) return 'invalid_rp_id';
  if (appIdOf(asked)) return 'invalid_app_id';
  // The page's own host is always a right RP ID, so that it must be the connection.
  return id === hostname && protocol === 'https:' ? 'insecure_tls' : 'invalid_rp_id';
}

function appIdOf({ options }: Asked): unknown {
  const { appid, appidExclude } = (options.extensions ?? {}) as Record<string, unknown>;
  return appid ?? appidExclude;
}

/** Whether a policy or a frame is the reason, by what can be seen of them rather than by the message. */
function isForbidden({ kind, wasActive }: Asked): boolean {
  interface WithPolicy {
    readonly featurePolicy?: { allowsFeature(feature: string): boolean };
  }
  const { featurePolicy } = document as WithPolicy;
  if (featurePolicy?.allowsFeature(`publickey-credentials-${kind}`) === false) return true;
  // WebAuthn Level 3, 5.1.3 step 2: in a frame of another site, `create()` needs a click.
  return kind === 'create' && wasActive === false && isForeignFrame();
}

function isForeignFrame(): boolean {
  try {
    return window.top?.origin !== origin;
  } catch {
    return true;
  }
}
