export * from './ompass/index.js';
export { PopupBlockedError } from './popup/popup-blocked-error.js';
export type { PopupBlockedActions } from './popup/popup-blocked-error.js';
export type { PopupStatus } from './popup/types.js';
export type { BackendOptions } from './backend/backend.js';
export { SecondFactorError, isSecondFactorError } from './errors.js';
export type {
  ProviderFailure,
  SecondFactorErrorCode,
  SecondFactorErrorOptions,
  SecondFactorPhase,
} from './errors.js';
export * from './keys/index.js';
export * from './webauthn/index.js';
export * from './u2f/index.js';
export type { AbortedBy, UnsupportedReason } from './errors.js';
