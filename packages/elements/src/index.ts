export { OmpassCallbackElement } from './ompass-callback/ompass-callback-element.js';
export { OmpassLoginElement } from './ompass-login/ompass-login-element.js';
export { U2fKeysElement } from './u2f-keys/u2f-keys-element.js';
export { U2fLoginElement } from './u2f-login/u2f-login-element.js';
export { U2fRegisterElement } from './u2f-register/u2f-register-element.js';
export type { KeyProviderName } from './internal/key-connection.js';
export type { LoginPrompt, LoginPrompt as OmpassPrompt } from './internal/login-fields.js';
export type { ElementState } from './internal/ceremony-controller.js';
export {
  SecondFactorBeforeSubmitEvent,
  SecondFactorCancelEvent,
  SecondFactorErrorEvent,
  SecondFactorEvent,
  SecondFactorKeyRemoveEvent,
  SecondFactorKeyRenameEvent,
  SecondFactorKeysLoadEvent,
  SecondFactorLateResultEvent,
  SecondFactorReadyEvent,
  SecondFactorStateChangeEvent,
  SecondFactorSuccessEvent,
  SecondFactorUnsupportedEvent,
} from './events.js';
export type { SecondFactorEventMap, SecondFactorResult } from './events.js';
export { registerTranslation } from './i18n/localize.js';
export type {
  CommonStrings,
  FieldStrings,
  KeyPromptStrings,
  KeyStrings,
  OmpassCallbackStrings,
  OmpassLoginStrings,
  StringOverrides,
  Strings,
  Translation,
  U2fKeysStrings,
  U2fLoginStrings,
  U2fRegisterStrings,
} from './i18n/strings.js';
export { version } from './version.js';
