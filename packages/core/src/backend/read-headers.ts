import { SecondFactorError, type SecondFactorPhase } from '../errors.js';

/** Headers, or a function that gives them before each request. */
export type GivenHeaders = HeadersInit | (() => HeadersInit | Promise<HeadersInit>);

/** What headers are read for. */
export interface HeadersRead {
  /** The option they come from, for errors. */
  readonly source: string;
  readonly phase: SecondFactorPhase;
  /** Ends the wait for a function that never answers. */
  readonly signal: AbortSignal;
}

/**
 * The headers that the page gives for one request.
 * @throws {SecondFactorError} `invalid_options` for what are none, without a cause: it may quote a token
 * @throws the signal's reason
 */
export function readHeaders(
  given: GivenHeaders | undefined,
  { source, phase, signal }: HeadersRead,
): Promise<Headers> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason as Error));
    (async () => new Headers(typeof given === 'function' ? await given() : given))().then(
      resolve,
      () => {
        const message = `${source} gives no headers`;
        reject(new SecondFactorError('invalid_options', message, { phase, path: source }));
      },
    );
  });
}
