import type { CommonStrings, OmpassLoginStrings } from '../i18n/strings.js';
import { actionButtons } from '../internal/action-buttons.js';
import type { Action } from '../internal/action-buttons.js';
import type { ElementState } from '../internal/ceremony-controller.js';
import type { Progress } from '../internal/second-factor-element.js';

type Key = keyof (CommonStrings & OmpassLoginStrings);

/** What decides what `<ompass-login>` shows of its progress. */
export interface OmpassLoginStep {
  readonly state: ElementState;
  readonly status: string | undefined;
  /** Whether OMPASS opens in this very window. */
  readonly isAway: boolean;
  readonly isBlocked: boolean;
  readonly isCancelled: boolean;
}

/** What the buttons do. */
export interface OmpassLoginActions {
  readonly cancel: () => void;
  readonly continueHere: () => void;
  readonly openWindow: () => void;
  readonly showWindow: () => void;
  readonly startAgain: () => void;
}

/** What `<ompass-login>` shows and announces of its progress. */
export function ompassLoginProgress(
  step: OmpassLoginStep,
  actions: OmpassLoginActions,
  text: (key: Key) => string | undefined,
): Progress {
  const { title, hint, buttons = [], hidesForm } = describe(step);
  return {
    title: title && text(title),
    hint: hint && text(hint),
    actions: actionButtons(...buttons.map((name): Action => [text(name), actions[name]])),
    hidesForm,
  };
}

interface Description {
  readonly title?: Key;
  readonly hint?: Key;
  readonly buttons?: readonly (keyof OmpassLoginActions)[];
  readonly hidesForm: boolean;
}

function describe(step: OmpassLoginStep): Description {
  switch (step.state) {
    case 'loading':
      // At first beside the form, which is needed again when the site says no.
      return /returned|posting/.test(step.status ?? '')
        ? { title: 'verifying', buttons: ['cancel'], hidesForm: true }
        : { title: 'connecting', buttons: ['cancel'], hidesForm: false };
    case 'prompting':
      return { ...describePrompt(step), hidesForm: true };
    case 'success':
      return { title: 'success', hidesForm: true };
    default:
      if (step.isBlocked) return { buttons: ['openWindow', 'continueHere'], hidesForm: true };
      return step.isCancelled ? { hint: 'cancelled', hidesForm: false } : { hidesForm: false };
  }
}

function describePrompt({ isAway, status }: OmpassLoginStep): Omit<Description, 'hidesForm'> {
  if (isAway) return { title: 'redirecting', buttons: ['cancel'] };
  if (status === 'maybe-closed') return { title: 'maybeClosed', buttons: ['startAgain', 'cancel'] };
  // A severed window can't be brought to the front, so no button offers to.
  if (status === 'severed') return { title: 'prompt', hint: 'severedHint', buttons: ['cancel'] };
  return { title: 'prompt', hint: 'promptHint', buttons: ['showWindow', 'cancel'] };
}
