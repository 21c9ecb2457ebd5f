import { SecondFactorError } from '../errors.js';
import { type Flow, flowKey, putFlow } from './flow.js';

const probeKey = 'second-factor:probe';

/** A window that has its flow. */
export interface BoundPopup {
  readonly popup: Window;
  /** Whether this page sits in another site's frame, where no channel reaches a window of its own. */
  readonly isPartitioned: boolean;
}

/**
 * Opens a window and writes the flow into its session storage. That works in the task that opened
 * it even when its address is foreign, for until the task ends it shows our own empty page.
 * @returns the window, or `undefined` when the browser opened none
 * @throws {SecondFactorError} `policy_blocked` where there is no session storage
 */
export function bindFlow(openWindow: () => Window | undefined, flow: Flow): BoundPopup | undefined {
  let popup: Window | undefined;
  try {
    // A popup's storage starts as a copy of its opener's, unless the opener's is partitioned.
    sessionStorage.setItem(probeKey, flow.id);
    popup = openWindow();
    sessionStorage.removeItem(probeKey);
    const storage = popup?.sessionStorage;
    if (!popup || !storage) return undefined;
    const isPartitioned = window !== top && storage.getItem(probeKey) !== flow.id;
    storage.removeItem(probeKey);
    putFlow(storage, flowKey, flow);
    return { popup, isPartitioned };
  } catch (error) {
    popup?.close();
    throw storageRefused(error);
  }
}

/** The error of a flow in a place where session storage is switched off. */
export function storageRefused(cause: unknown): SecondFactorError {
  return new SecondFactorError('policy_blocked', 'There is no session storage', {
    cause,
    phase: 'open',
  });
}
