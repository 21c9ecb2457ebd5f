import type {
  CommonStrings,
  FieldStrings,
  KeyPromptStrings,
  KeyStrings,
  OmpassCallbackStrings,
  OmpassLoginStrings,
  Strings,
  U2fKeysStrings,
  U2fLoginStrings,
  U2fRegisterStrings,
} from './strings.js';

/** English, as far as every element needs it. */
export const commonEnglish: CommonStrings = {
  cancel: 'Cancel',
  cancelled: 'Cancelled.',
  connecting: 'Connecting…',
  errorBlocked: 'The browser blocked the window.',
  errorEmbedded: 'Open this page in a tab of its own.',
  errorExpired: 'No longer valid. Please start again.',
  errorNetwork: 'No connection. Please try again later.',
  errorRefused: 'Not accepted. Please try again.',
  errorSetup: 'This page is not set up correctly.',
  errorTooMany: 'Too many tries. Please try again later.',
  errorUnknown: 'Something went wrong. Please try again later.',
  errorUnsupported: 'Please try another browser.',
  startAgain: 'Start again',
  success: 'You are logged in.',
  verifying: 'Checking…',
};

const fields: FieldStrings = {
  errorPassword: 'User name or password is wrong.',
  password: 'Password',
  required: 'Please fill this in.',
  showPassword: 'Show password',
  userId: 'User name',
};

/** English for `<ompass-login>`. */
export const ompassLoginEnglish: OmpassLoginStrings = {
  ...fields,
  continueHere: 'Continue in this window',
  login: 'Log in with OMPASS',
  maybeClosed: 'Closed the window? Start again.',
  openWindow: 'Open the window',
  prompt: 'Finish in the other window',
  promptHint: 'It may be behind this window.',
};

/** English for `<ompass-callback>`. */
export const ompassCallbackEnglish: OmpassCallbackStrings = {
  callbackClose: 'Close the window',
  callbackDelivered: 'Done. You can close this window.',
  callbackLost: 'The page that started this login is gone. Close this window and start again.',
  callbackNone: 'No login is waiting here.',
  callbackWorking: 'Finishing the login…',
};

const keys: KeyStrings = {
  errorInsecure: 'Security keys work on https pages only.',
  errorKey: 'The key did not work. Try again, or use another one.',
  errorLogin: 'Please log in first.',
  errorNoKeys: 'No security key is registered for this account.',
  errorNotRegistered: 'This key is not registered here. Use another one.',
  errorRegistered: 'This key is registered already. Use another one.',
  keyName: 'Name of the key',
};

const keyPrompt: KeyPromptStrings = {
  ...keys,
  errorConnectKey: 'Connect your key and try again.',
  errorDeviceService: 'The Device Service is not running on this computer.',
  errorLocalNetwork: 'Allow this page to use programs on this computer.',
  keyReady: 'Your key is ready. Now send the form.',
  keyRequired: 'Use your security key first.',
  noKey: 'No key was used. Try again when your key is at hand.',
  touchHint: 'If it blinks, touch it. Your browser may ask for a PIN.',
  touchKey: 'Touch your key',
};

/** English for `<u2f-register>`. */
export const u2fRegisterEnglish: U2fRegisterStrings = {
  ...keyPrompt,
  register: 'Register a security key',
  registerAnother: 'Register another key',
  registered: 'Your key is registered.',
};

/** English for `<u2f-login>`. */
export const u2fLoginEnglish: U2fLoginStrings = {
  ...fields,
  ...keyPrompt,
  useKey: 'Use security key',
};

/** English for `<u2f-keys>`. */
export const u2fKeysEnglish: U2fKeysStrings = {
  ...keys,
  keep: 'Keep',
  keyCreated: 'Registered on {date}',
  keyRemoved: 'The key was removed.',
  keyRenamed: 'The key was renamed.',
  keyUsed: 'Last used on {date}',
  keys: 'Your security keys',
  noKeys: 'No security keys are registered.',
  remove: 'Remove',
  removeKey: 'Remove “{name}”? You can’t sign in with it any more.',
  removeLastKey: 'Remove “{name}”, your last key? You may not be able to sign in again.',
  rename: 'Rename',
  save: 'Save',
  unnamed: 'Security key',
};

/** All of English, to translate from. */
export const en: Strings = {
  ...commonEnglish,
  ...ompassLoginEnglish,
  ...ompassCallbackEnglish,
  ...u2fRegisterEnglish,
  ...u2fLoginEnglish,
  ...u2fKeysEnglish,
};
