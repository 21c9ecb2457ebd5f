export { ompass } from './ompass/ompass.js';
export type {
  OmpassCredentials,
  OmpassFailure,
  OmpassMethod,
  OmpassReset,
  OmpassServerOptions,
  OmpassSession,
} from './ompass/options.js';
export { webauthn } from './webauthn/webauthn.js';
export type {
  WebauthnCredentials,
  WebauthnFailure,
  WebauthnMode,
  WebauthnServerOptions,
  WebauthnSession,
  WebauthnUser,
  WebauthnUserVerification,
} from './webauthn/options.js';
export { legacyKey, type LegacyKeyRecord } from './webauthn/legacy-key.js';
export { memoryStore, type MemoryStoreOptions } from './stores/memory-store.js';
export type { KeyStore, KeyUse, StoredKey } from './stores/key-store.js';
export { surepassid } from './surepassid/surepassid.js';
export type * from './surepassid/options.js';
export { type SurePassIdClientOptions } from './surepassid/connection.js';
export {
  type SurePassIdCall,
  type SurePassIdCallOptions,
  type SurePassIdClient,
  surePassIdClient,
} from './surepassid/client.js';
export { SurePassIdError, type SurePassIdErrorCode } from './surepassid/surepassid-error.js';
export type { SurePassIdReason } from './surepassid/error-codes.js';
export type * from './surepassid/answers.js';
export type * from './surepassid/requests.js';
export { zitadel } from './zitadel/zitadel.js';
export type {
  ZitadelCommonOptions,
  ZitadelCredentials,
  ZitadelFailure,
  ZitadelLogin,
  ZitadelServerOptions,
  ZitadelSession,
  ZitadelV1Options,
  ZitadelV2Options,
} from './zitadel/options.js';
export { finishByForm, type FormFinish } from './finish-by-form.js';
export type { EndpointFailure } from './endpoint.js';
export type { KeyOperation } from './ceremony/key-routes.js';
export type { ProblemCode, ProblemDetails } from './problem.js';
export type { Fields } from './read-json.js';
