export { autofillKey } from './autofill-key.js';
export type { KeyFlowOptions, KeyStatus } from './key-flow.js';
export type { AutofillOptions } from './offer-keys.js';
export { registerKey } from './register-key.js';
export type { KeyRegistration, RegisterKeyOptions } from './register-key.js';
export { registerQuietly } from './register-quietly.js';
export { signInWithKey } from './sign-in-with-key.js';
export type { KeySignIn, SignInOptions } from './sign-in-with-key.js';
export * from '../providers/index.js';
