import { longestDelay } from './check-delay.js';
import { abortedError, SecondFactorError, type SecondFactorPhase } from './errors.js';

/** What ends a wait early. */
export interface UntilOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds. Default: for ever. */
  readonly timeout?: number;
  /** Where in the flow the wait stands. */
  readonly phase: SecondFactorPhase;
}

/**
 * Waits until `run` settles, the signal is aborted or the time is up, and leaves nothing behind: what
 * `run` sets up must end with the signal it is given.
 * @throws {SecondFactorError} `aborted`, its `cause` the signal's reason; `timeout`
 */
export async function until<T>(
  { signal, timeout = Infinity, phase }: UntilOptions,
  run: (resolve: (value: T) => void, reject: (error: unknown) => void, ended: AbortSignal) => void,
): Promise<T> {
  const ended = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      function abort() {
        reject(abortedError(signal, phase));
      }
      if (signal?.aborted) {
        abort();
        return;
      }
      signal?.addEventListener('abort', abort, ended);
      if (timeout <= longestDelay) {
        timer = setTimeout(() => {
          reject(new SecondFactorError('timeout', 'The login took too long', { phase }));
        }, timeout);
      }
      run(resolve, reject, ended.signal);
    });
  } finally {
    clearTimeout(timer);
    ended.abort();
  }
}
