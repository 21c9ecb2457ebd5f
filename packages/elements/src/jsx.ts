import type { SecondFactorEventMap } from './events.js';
import type { OmpassCallbackElement } from './ompass-callback/ompass-callback-element.js';
import type { OmpassLoginElement } from './ompass-login/ompass-login-element.js';
import type { U2fKeysElement } from './u2f-keys/u2f-keys-element.js';
import type { U2fLoginElement } from './u2f-login/u2f-login-element.js';
import type { U2fRegisterElement } from './u2f-register/u2f-register-element.js';

/** What there is to call or to read, but not to give. */
type Unset =
  | keyof HTMLElement
  | `${string}Callback`
  | `ceremony${string}`
  | 'abort'
  | 'addController'
  | 'formSubmitted'
  | 'keys'
  | 'refresh'
  | 'render'
  | 'renderFields'
  | 'requestUpdate'
  | 'reset'
  | 'result'
  | 'state'
  | 'status'
  | 'submit'
  | 'updateComplete';

type Given<E> = { readonly [Name in Exclude<keyof E, Unset>]?: E[Name] };

type Listeners = {
  readonly [Name in keyof SecondFactorEventMap as `on${Name}` | `on:${Name}`]?: (
    event: SecondFactorEventMap[Name],
  ) => void;
};

/**
 * Our tags for JSX.
 *
 * @typeParam Common - what the framework gives any element, such as `id`, `className` and `ref`
 * @example
 * import type { HTMLAttributes, RefAttributes } from 'react';
 * declare module 'react' {
 *   namespace JSX {
 *     interface IntrinsicElements
 *       extends SecondFactorTags<HTMLAttributes<HTMLElement> & RefAttributes<HTMLElement>> {}
 *   }
 * }
 */
export interface SecondFactorTags<Common = object> {
  'ompass-callback': Common & Listeners & Given<OmpassCallbackElement>;
  'ompass-login': Common & Listeners & Given<OmpassLoginElement>;
  'u2f-keys': Common & Listeners & Given<U2fKeysElement>;
  'u2f-login': Common & Listeners & Given<U2fLoginElement>;
  'u2f-register': Common & Listeners & Given<U2fRegisterElement>;
}
