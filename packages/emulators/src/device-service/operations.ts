import { DeviceServiceError } from './errors.js';

/** The requests that wait for a touch. */
export interface Operations {
  /**
   * Does something with every token at once, until somebody has touched one of them.
   * @throws {@link DeviceServiceError} 5 when nobody does in time, or when all is ended; 1 when a
   * token is broken; the request's own reason when its caller is gone
   */
  run<Token, Result>(
    tokens: readonly Token[],
    request: Request,
    operate: (token: Token, signal: AbortSignal) => Promise<Result>,
  ): Promise<Result>;
  /** Ends what waits, with an error. */
  endAll(error: DeviceServiceError): void;
}

/** Makes the list of what waits, empty. */
export function createOperations(touchSeconds: number): Operations {
  const pending = new Set<AbortController>();
  return {
    async run(tokens, { signal }, operate) {
      const controller = new AbortController();
      const leave = (): void => controller.abort(signal.reason);
      const timer = setTimeout(
        () => controller.abort(new DeviceServiceError(5)),
        touchSeconds * 1000,
      );
      pending.add(controller);
      signal.addEventListener('abort', leave, { once: true });
      try {
        signal.throwIfAborted();
        return await Promise.race(tokens.map((token) => operate(token, controller.signal)));
      } catch (cause) {
        if (controller.signal.aborted || signal.aborted) throw cause;
        throw new DeviceServiceError(1, 'The token has failed.', { cause });
      } finally {
        clearTimeout(timer);
        pending.delete(controller);
        signal.removeEventListener('abort', leave);
        // The other tokens stop blinking.
        controller.abort(new DeviceServiceError(5));
      }
    },
    endAll(error) {
      pending.forEach((controller) => controller.abort(error));
    },
  };
}
