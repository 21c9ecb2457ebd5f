export { callback } from './callback.js';
export { login } from './login.js';
export type { LoginOptions } from './login.js';
export { ompass } from './ompass.js';
export { rejoin } from './rejoin.js';
export { resume } from './resume.js';
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
