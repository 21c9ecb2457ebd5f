import type { CeremonyController } from '../internal/ceremony-controller.js';
import type { Progress } from '../internal/second-factor-element.js';

/** What decides what `<ompass-login>` shows of its progress. */
export interface OmpassLoginStep extends Pick<
  CeremonyController<unknown>,
  'state' | 'status' | 'error'
> {
  /** Whether OMPASS is in a popup, not in this very window. */
  readonly hasPopup: boolean;
}

/** What `<ompass-login>` shows and announces of its progress. */
export function ompassLoginProgress(step: OmpassLoginStep): Progress {
  switch (step.state) {
    case 'loading':
      // At first beside the form, which is needed again when the site says no.
      return step.status === 'returned' || step.status === 'posting'
        ? { title: 'verifying', actions: ['cancel'], hidesForm: true }
        : { title: 'connecting', actions: ['cancel'] };
    case 'prompting':
      return { ...prompt(step), hidesForm: true };
    case 'success':
      return { title: 'success', hidesForm: true };
    case 'error':
      return step.error?.code === 'popup_blocked'
        ? { actions: ['openWindow', 'continueHere'], hidesForm: true }
        : {};
    default:
      return step.error ? { hint: 'cancelled' } : {};
  }
}

function prompt({ hasPopup, status }: OmpassLoginStep): Progress {
  if (!hasPopup) return { title: 'redirecting', actions: ['cancel'] };
  if (status === 'maybe-closed') return { title: 'maybeClosed', actions: ['startAgain', 'cancel'] };
  // A severed window can't be brought to the front, so no button offers to.
  if (status === 'severed') return { title: 'prompt', hint: 'severedHint', actions: ['cancel'] };
  return { title: 'prompt', hint: 'promptHint', actions: ['showWindow', 'cancel'] };
}
