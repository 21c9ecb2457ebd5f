export { callback } from './callback.js';
export { ompass } from './ompass.js';
export { rejoin } from './rejoin.js';
export type {
  CallbackOptions,
  CallbackOutcome,
  LateOmpassResult,
  Ompass,
  OmpassDisplay,
  OmpassLoginOptions,
  OmpassMethod,
  OmpassOptions,
  OmpassResult,
  OmpassResumeOptions,
  RedirectParameters,
} from './types.js';
