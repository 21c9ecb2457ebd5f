import {
  SecondFactorError,
  type SecondFactorErrorCode,
  type SecondFactorPhase,
} from '../errors.js';

/** Codes of ours that an answer may carry. */
const ownCode =
  /^((already|not)_registered|bad_response|challenge_expired|flow_mismatch|token_missing)$/;

/**
 * The error for an answer that is none of 2xx: `provider_refused` for a provider's code in problem
 * details (RFC 9457, `code: "ompass.011"`), one of our own codes, or else `http`; `network` for
 * status 0, when there was no answer.
 */
export function explainProblem(
  status: number,
  problem: unknown,
  phase: SecondFactorPhase,
): SecondFactorError {
  const { code, title } = (problem ?? {}) as Partial<Record<string, unknown>>;
  const text = typeof code === 'string' ? code : undefined;
  const message = typeof title === 'string' ? title : `The answer is ${text ?? status}`;
  const [, name, own] = /^([a-z]+)\.([\w-]+)$/.exec(text ?? '') ?? [];
  let kind: SecondFactorErrorCode = status ? 'http' : 'network';
  if (name) kind = 'provider_refused';
  if (text && ownCode.test(text)) kind = text as SecondFactorErrorCode;
  return new SecondFactorError(kind, message, {
    phase,
    provider: name && own ? { name, code: own, message } : undefined,
    status: status || undefined,
    problem: text,
    retryable: kind === 'network' || status > 499 || status === 429,
  });
}
