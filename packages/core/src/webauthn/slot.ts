/** A ceremony under way, on this page and for every copy of this package. */
interface Running {
  /** Ends it in favour of a newer one. */
  supersede(): void;
  /** Resolves when the browser has let go of it. */
  readonly ended: Promise<void>;
}

/** The right to ask the browser. */
export interface Slot {
  /** Aborted when a newer ceremony takes the slot. */
  readonly signal: AbortSignal;
  /** Resolves when the browser is free; `undefined` when it is free already. */
  readonly free: Promise<unknown> | undefined;
  /** To be called once the browser has let go. */
  readonly release: () => void;
}

const key = Symbol.for('second-factor.ceremony');
const registry = globalThis as { [key]?: Running | undefined };

/** Milliseconds to wait for a ceremony that was aborted; a broken password manager may never answer. */
const patience = 1000;

/**
 * Takes the page's one slot, in this very task; whoever had it is aborted. A second request would be
 * refused by Chromium and end the first one in Firefox, so the second one waits until the first has
 * ended, which takes a few milliseconds.
 */
export function takeSlot(): Slot {
  const before = registry[key];
  const controller = new AbortController();
  let release = (): void => undefined;
  const running: Running = {
    supersede: () => controller.abort(),
    ended: new Promise((resolve) => {
      release = () => {
        if (registry[key] === running) registry[key] = undefined;
        resolve();
      };
    }),
  };
  registry[key] = running;
  before?.supersede();
  return {
    signal: controller.signal,
    free: before && Promise.race([before.ended, new Promise((r) => setTimeout(r, patience))]),
    release,
  };
}

/** Resolves when no ceremony is under way on this page. */
export async function slotIsFree(): Promise<void> {
  while (registry[key]) await registry[key].ended;
}
