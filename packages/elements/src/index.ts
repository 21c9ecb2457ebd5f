export { OmpassCallbackElement } from './ompass-callback/ompass-callback-element.js';
export { OmpassLoginElement } from './ompass-login/ompass-login-element.js';
export type { OmpassPrompt } from './ompass-login/ompass-login-fields.js';
export type { ElementState } from './internal/ceremony-controller.js';
export {
  SecondFactorBeforeSubmitEvent,
  SecondFactorCancelEvent,
  SecondFactorErrorEvent,
  SecondFactorEvent,
  SecondFactorLateResultEvent,
  SecondFactorReadyEvent,
  SecondFactorStateChangeEvent,
  SecondFactorSuccessEvent,
  SecondFactorUnsupportedEvent,
} from './events.js';
export type { SecondFactorEventMap } from './events.js';
export { registerTranslation } from './i18n/localize.js';
export type {
  CommonStrings,
  OmpassCallbackStrings,
  OmpassLoginStrings,
  StringOverrides,
  Strings,
  Translation,
} from './i18n/strings.js';
export { version } from './version.js';
