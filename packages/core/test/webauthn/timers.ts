/** The timers of a stretch of a test, as they are set and cleared. */
export interface WatchedTimers {
  /** Those that are neither cleared nor over; what each does, by its id. */
  readonly pending: ReadonlyMap<number, () => void>;
  /** The milliseconds of each one that was set. */
  readonly delays: readonly unknown[];
  /** Lets the page have its own timers back; those that are pending go on. */
  stop(): void;
}

/** Watches the page's timers until it is stopped. */
export function watchTimers(): WatchedTimers {
  const own = {
    set: window.setTimeout.bind(window),
    clear: window.clearTimeout.bind(window),
  };
  const pending = new Map<number, () => void>();
  const delays: unknown[] = [];
  Object.assign(window, {
    setTimeout(act: () => void, delay?: number): number {
      delays.push(delay);
      const id: number = own.set(() => {
        pending.delete(id);
        act();
      }, delay);
      pending.set(id, act);
      return id;
    },
    clearTimeout(id: number): void {
      pending.delete(id);
      own.clear(id);
    },
  });
  const stop = () => Object.assign(window, { setTimeout: own.set, clearTimeout: own.clear });
  return { pending, delays, stop };
}
