/** Where a token waits for somebody to touch it. */
export interface Finger {
  /** Whether it waits, and so blinks. */
  readonly isAwaited: boolean;
  /** Touches it; says whether it was waiting. A touch meets one request, the oldest. */
  touch(): boolean;
  /** Resolves once it waits, at once if it does already. */
  untilAwaited(): Promise<void>;
  /** Resolves once it is touched; rejects with the signal's reason. */
  untilTouched(signal?: AbortSignal): Promise<void>;
}

/** Makes a finger that is put on a token when `touch()` says so, or that always is. */
export function createFinger(touch: 'always' | 'on-demand'): Finger {
  const waiting = new Set<() => void>();
  const onlookers = new Set<() => void>();

  function wait(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const touched = (): void => {
        waiting.delete(touched);
        signal?.removeEventListener('abort', ended);
        resolve();
      };
      const ended = (): void => {
        waiting.delete(touched);
        reject(signal?.reason as Error);
      };
      signal?.addEventListener('abort', ended, { once: true });
      waiting.add(touched);
      onlookers.forEach((tell) => tell());
      onlookers.clear();
    });
  }

  return {
    get isAwaited() {
      return waiting.size > 0;
    },
    touch() {
      const [oldest] = waiting;
      oldest?.();
      return oldest !== undefined;
    },
    async untilAwaited() {
      if (waiting.size === 0) await new Promise<void>((resolve) => onlookers.add(resolve));
    },
    async untilTouched(signal) {
      signal?.throwIfAborted();
      if (touch === 'on-demand') await wait(signal);
    },
  };
}
