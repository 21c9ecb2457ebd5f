import type { CommonStrings, OmpassLoginStrings } from '../i18n/strings.js';
import { actionButtons } from '../internal/action-buttons.js';
import type { ElementState } from '../internal/ceremony-controller.js';
import type { Progress } from '../internal/second-factor-element.js';

/** What decides what `<ompass-login>` shows of its progress. */
export interface OmpassLoginStep {
  readonly state: ElementState;
  readonly status: string | undefined;
  /** Whether OMPASS opens in this very window. */
  readonly isAway: boolean;
  readonly isBlocked: boolean;
  readonly isCancelled: boolean;
  readonly text: (key: keyof (CommonStrings & OmpassLoginStrings)) => string | undefined;
  readonly onCancel: () => void;
  readonly onContinueHere: () => void;
  readonly onOpenWindow: () => void;
  readonly onShowWindow: () => void;
  readonly onStartAgain: () => void;
}

/** What `<ompass-login>` shows and announces of its progress. */
export function ompassLoginProgress(step: OmpassLoginStep): Progress {
  const { state, text } = step;
  if (state === 'success') return { title: text('success'), hidesForm: true };
  if (state === 'loading') return loading(step);
  if (state === 'prompting') return step.isAway ? leaving(step) : prompting(step);
  if (state === 'error') return step.isBlocked ? blocked(step) : {};
  return step.isCancelled ? { title: text('cancelled') } : {};
}

/** The site is asked: at first beside the form, which is needed again when it says no. */
function loading({ status, text, onCancel }: OmpassLoginStep): Progress {
  const isBack = status === 'returned' || status === 'posting';
  return {
    title: text(isBack ? 'verifying' : 'connecting'),
    actions: actionButtons([text('cancel'), onCancel]),
    hidesForm: isBack,
  };
}

function leaving({ text, onCancel }: OmpassLoginStep): Progress {
  return {
    title: text('redirecting'),
    actions: actionButtons([text('cancel'), onCancel]),
    hidesForm: true,
  };
}

function prompting(step: OmpassLoginStep): Progress {
  const { status, text } = step;
  const cancel = [text('cancel'), step.onCancel] as const;
  // A severed window can't be brought to the front, so no button offers to.
  const show = [text('showWindow'), step.onShowWindow] as const;
  const again = [text('startAgain'), step.onStartAgain] as const;
  if (status === 'maybe-closed') {
    return {
      title: text('maybeClosed'),
      hint: text('severedHint'),
      actions: actionButtons(again, cancel),
      hidesForm: true,
    };
  }
  const isSevered = status === 'severed';
  return {
    title: text('prompt'),
    hint: text(isSevered ? 'severedHint' : 'promptHint'),
    actions: isSevered ? actionButtons(cancel) : actionButtons(show, cancel),
    hidesForm: true,
  };
}

function blocked({ text, onOpenWindow, onContinueHere }: OmpassLoginStep): Progress {
  return {
    actions: actionButtons(
      [text('openWindow'), onOpenWindow],
      [text('continueHere'), onContinueHere],
    ),
    hidesForm: true,
  };
}
