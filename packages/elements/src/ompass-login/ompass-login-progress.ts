import type { CeremonyController } from '../internal/ceremony-controller.js';
import type { Progress } from '../internal/second-factor-element.js';

/**
 * What `<ompass-login>` shows and announces of its progress.
 * @param hasPopup - whether OMPASS is in a popup, not in this very window
 */
export function ompassLoginProgress(
  { state, status, error }: CeremonyController<unknown>,
  hasPopup: boolean,
): Progress {
  if (state === 'prompting' && hasPopup) return windowProgress(status);
  if (state === 'loading' || state === 'prompting') {
    // `done` is past as soon as it comes, but would be shown, and announced.
    const title = /^(posting|done)/.test(status ?? '') ? 'verifying' : 'connecting';
    // At first beside the form, which is needed again when the site says no.
    return { title, actions: ['cancel'], hidesForm: title === 'verifying' };
  }
  if (state === 'success') return { title: 'success', hidesForm: true };
  if (state === 'idle') return error ? { hint: 'cancelled' } : {};
  const isBlocked = error?.code === 'popup_blocked';
  return isBlocked ? { actions: ['openWindow', 'continueHere'], hidesForm: true } : {};
}

function windowProgress(status: string | undefined): Progress {
  if (status === 'maybe-closed') {
    return { title: 'maybeClosed', actions: ['startAgain', 'cancel'], hidesForm: true };
  }
  return {
    title: 'prompt',
    hint: 'promptHint',
    // A severed window can't be brought to the front. The second button stays what it is: the step
    // may change while a finger is on it.
    actions: [status === 'severed' ? 'startAgain' : 'openWindow', 'cancel'],
    hidesForm: true,
  };
}
