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
  readonly free: Promise<void> | undefined;
  /** To be called once the browser has let go. */
  readonly release: () => void;
  /** To be called once nobody waits for the browser: it is given a moment to let go. */
  readonly leave: () => void;
}

const key = Symbol.for('second-factor.ceremony');
const registry = globalThis as { [key]?: Running | undefined };

/** Milliseconds to let go of a ceremony that has ended; a broken password manager may never do so. */
const patience = 1000;

/**
 * Takes the page's one slot, in this very task; whoever had it is aborted. A second request would be
 * refused by Chromium and end the first one in Firefox, so the second one waits until the first has
 * ended, which takes a few milliseconds.
 */
export function takeSlot(): Slot {
  const before = registry[key];
  const controller = new AbortController();
  let end = (): void => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isReleased = false;
  const running: Running = {
    supersede() {
      const reason = new DOMException('A newer ceremony took its place', 'AbortError');
      controller.abort(Object.assign(reason, { by: 'superseded' }));
    },
    ended: new Promise((resolve) => (end = resolve)),
  };
  registry[key] = running;
  before?.supersede();

  function release(): void {
    isReleased = true;
    clearTimeout(timer);
    if (registry[key] === running) registry[key] = undefined;
    end();
  }
  function leave(): void {
    if (!isReleased) timer = setTimeout(release, patience);
  }
  return { signal: controller.signal, free: before?.ended, release, leave };
}

/** Resolves when no ceremony is under way on this page. */
export async function slotIsFree(): Promise<void> {
  while (registry[key]) await registry[key].ended;
}
