import type {
  KeyRegistration,
  KeySignIn,
  OmpassResult,
  RegisteredKey,
  SecondFactorError,
} from '@second-factor/core';
import type { ElementState } from './internal/ceremony-controller.js';

/** What all our events have in common: they bubble, and leave any shadow root they start in. */
export class SecondFactorEvent extends Event {
  constructor(name: string, fields?: object, cancelable = false) {
    super(`second-factor-${name}`, { bubbles: true, composed: true, cancelable });
    Object.assign(this, fields);
  }
}

/** Fired once per element, when it can be used. */
export class SecondFactorReadyEvent extends SecondFactorEvent {
  constructor() {
    super('ready');
  }
}

/**
 * Fired inside the click or submit, before anything is sent; `preventDefault()` stops it. A key that is
 * picked in a field with `autofill` is neither: nothing is fired before its success.
 */
export class SecondFactorBeforeSubmitEvent extends SecondFactorEvent {
  /** Who wants to log in, where the page knows it. */
  declare readonly userId: string | undefined;

  constructor(userId: string | undefined) {
    super('before-submit', { userId }, true);
  }
}

/** Fired when an element's `state` or `status` changed. */
export class SecondFactorStateChangeEvent extends SecondFactorEvent {
  /** The state now. */
  declare readonly state: ElementState;
  /** The state before this one. */
  declare readonly previous: ElementState;
  /** The step inside the state, such as `severed`; `undefined` where there is none. */
  declare readonly status: string | undefined;

  constructor(state: ElementState, previous: ElementState, status: string | undefined) {
    super('statechange', { state, previous, status });
  }
}

/** What a success brings, by the element it comes from. */
export type SecondFactorResult = OmpassResult | KeyRegistration | KeySignIn;

/** Fired when the site accepted; `preventDefault()` keeps the page where it is. */
export class SecondFactorSuccessEvent<T = SecondFactorResult> extends SecondFactorEvent {
  /** What the success brought, as in the element's `result`. */
  declare readonly result: T;

  constructor(result: T) {
    super('success', { result }, true);
  }
}

/** Fired when a ceremony failed; `preventDefault()` keeps the element from showing its message. */
export class SecondFactorErrorEvent extends SecondFactorEvent {
  /** Why it failed. */
  declare readonly error: SecondFactorError;
  /** The sentence for the person, in the element's language. */
  declare readonly message: string;

  constructor(error: SecondFactorError, message: string) {
    super('error', { error, message }, true);
  }
}

/** Fired when nothing came of it: the person gave up, closed the window, or touched no key. */
export class SecondFactorCancelEvent extends SecondFactorEvent {
  /** Its code is `aborted`, `popup_closed` or `not_allowed`. */
  declare readonly error: SecondFactorError;

  constructor(error: SecondFactorError) {
    super('cancel', { error });
  }
}

/** Fired when the person finished after the login had ended; nothing is posted unless asked for. */
export class SecondFactorLateResultEvent extends SecondFactorEvent {
  /** Why the login had ended. */
  declare readonly error: SecondFactorError;
  /** Posts the token after all; the element then shows how that ends. */
  declare readonly verify: () => Promise<OmpassResult | undefined>;

  constructor(error: SecondFactorError, verify: () => Promise<OmpassResult | undefined>) {
    super('late-result', { error, verify });
  }
}

/** Fired when this browser or page cannot do what the element is for. */
export class SecondFactorUnsupportedEvent extends SecondFactorEvent {
  /** What is missing. */
  declare readonly error: SecondFactorError;

  constructor(error: SecondFactorError) {
    super('unsupported', { error });
  }
}

/** Fired when `<u2f-keys>` has loaded the keys, and when one was renamed or removed. */
export class SecondFactorKeysLoadEvent extends SecondFactorEvent {
  /** The keys as they are now, the oldest first. */
  declare readonly keys: readonly RegisteredKey[];

  constructor(keys: readonly RegisteredKey[]) {
    super('keys-load', { keys });
  }
}

/** Fired before a key is renamed; `preventDefault()` stops it. */
export class SecondFactorKeyRenameEvent extends SecondFactorEvent {
  /** The key as it is. */
  declare readonly key: RegisteredKey;
  /** The new name. */
  declare readonly name: string;

  constructor(key: RegisteredKey, name: string) {
    super('key-rename', { key, name }, true);
  }
}

/** Fired before a key is removed, when the person has confirmed it; `preventDefault()` stops it. */
export class SecondFactorKeyRemoveEvent extends SecondFactorEvent {
  /** The key that is to go. */
  declare readonly key: RegisteredKey;

  constructor(key: RegisteredKey) {
    super('key-remove', { key }, true);
  }
}

/** Our events by name. */
export interface SecondFactorEventMap {
  'second-factor-ready': SecondFactorReadyEvent;
  'second-factor-before-submit': SecondFactorBeforeSubmitEvent;
  'second-factor-statechange': SecondFactorStateChangeEvent;
  'second-factor-success': SecondFactorSuccessEvent;
  'second-factor-error': SecondFactorErrorEvent;
  'second-factor-cancel': SecondFactorCancelEvent;
  'second-factor-late-result': SecondFactorLateResultEvent;
  'second-factor-unsupported': SecondFactorUnsupportedEvent;
  'second-factor-keys-load': SecondFactorKeysLoadEvent;
  'second-factor-key-rename': SecondFactorKeyRenameEvent;
  'second-factor-key-remove': SecondFactorKeyRemoveEvent;
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- how a global map is extended
  interface HTMLElementEventMap extends SecondFactorEventMap {}
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- they reach the document too
  interface DocumentEventMap extends SecondFactorEventMap {}
}
