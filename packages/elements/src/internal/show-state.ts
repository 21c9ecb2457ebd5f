import type { ElementState } from './ceremony-controller.js';

/** Shows an element's state to style sheets, as `:state()`. */
export function showState(
  internals: ElementInternals,
  state: ElementState,
  previous: ElementState | undefined,
): void {
  try {
    if (previous) internals.states.delete(previous);
    internals.states.add(state);
  } catch {
    // Safari before 17.4 has no custom states, Chrome before 125 only dashed ones; `data-state` stays.
  }
}
