export { authenticate } from './authenticate.js';
export type { AuthenticateOptions } from './authenticate.js';
export { register } from './register.js';
export type { RegisterOptions } from './register.js';
export { requireWebAuthn } from './require-webauthn.js';
export type { CeremonyOptions } from './run-ceremony.js';
export type { CeremonyResult, PrfResults } from './to-json.js';
export { capabilities } from './capabilities.js';
export type { Capabilities } from './capabilities.js';
export {
  signalAllAcceptedCredentials,
  signalCurrentUserDetails,
  signalUnknownCredential,
} from './signals.js';
export type { SignalOutcome } from './signals.js';
