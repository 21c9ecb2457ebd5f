import { SecondFactorError, type SecondFactorPhase } from '../errors.js';

/** Headers, or a function that gives them before each request. */
export type GivenHeaders = HeadersInit | (() => HeadersInit | Promise<HeadersInit>);

/**
 * The headers that the page gives for one request.
 * @param path - the option they come from, for errors
 * @throws {SecondFactorError} `invalid_options` for what are none, without a cause: it may quote a token
 */
export async function readHeaders(
  given: GivenHeaders | undefined,
  path: string,
  phase: SecondFactorPhase,
): Promise<Headers> {
  try {
    return new Headers(typeof given === 'function' ? await given() : given);
  } catch {
    throw new SecondFactorError('invalid_options', `${path} gives no headers`, { path, phase });
  }
}
