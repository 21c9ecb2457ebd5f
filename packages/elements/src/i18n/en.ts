import type {
  CommonStrings,
  OmpassCallbackStrings,
  OmpassLoginStrings,
  Strings,
} from './strings.js';

/** English, as far as every element needs it. */
export const commonEnglish: CommonStrings = {
  cancel: 'Cancel',
  cancelled: 'The login was cancelled.',
  errorBlocked: 'The browser blocked the window.',
  errorEmbedded: 'Open this page in a tab of its own to log in.',
  errorExpired: 'This login is no longer valid. Please start again.',
  errorNetwork: 'No connection. Please try again later.',
  errorRefused: 'The login was not accepted. Please try again.',
  errorSetup: 'This page is not set up correctly.',
  errorTooMany: 'Too many tries. Please try again later.',
  errorUnknown: 'Something went wrong. Please try again later.',
  errorUnsupported: 'Please try another browser.',
  startAgain: 'Start again',
  success: 'You are logged in.',
};

/** English for `<ompass-login>`. */
export const ompassLoginEnglish: OmpassLoginStrings = {
  connecting: 'Connecting…',
  continueHere: 'Continue in this window',
  login: 'Log in with OMPASS',
  maybeClosed: 'Closed the window? Start again.',
  openWindow: 'Open the window',
  password: 'Password',
  prompt: 'Finish in the other window',
  promptHint: 'It may be behind this window.',
  showPassword: 'Show password',
  userId: 'User name',
  verifying: 'Checking the login…',
};

/** English for `<ompass-callback>`. */
export const ompassCallbackEnglish: OmpassCallbackStrings = {
  callbackClose: 'Close the window',
  callbackDelivered: 'Done. You can close this window.',
  callbackLost: 'The page that started this login is gone. Close this window and start again.',
  callbackNone: 'No login is waiting here.',
  callbackWorking: 'Finishing the login…',
};

/** All of English, to translate from. */
export const en: Strings = {
  ...commonEnglish,
  ...ompassLoginEnglish,
  ...ompassCallbackEnglish,
};
