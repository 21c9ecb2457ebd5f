export { emulateOmpass } from './ompass/emulate-ompass.js';
export type { OmpassEmulator } from './ompass/emulate-ompass.js';
export type { OmpassEmulatorOptions } from './ompass/options.js';
export { emulateZitadel } from './zitadel/emulate-zitadel.js';
export type { ZitadelEmulator } from './zitadel/emulate-zitadel.js';
export type { ZitadelEmulatorOptions, ZitadelUser } from './zitadel/options.js';
export { emulateNetiq } from './netiq/emulate-netiq.js';
export type { NetiqEmulator } from './netiq/emulate-netiq.js';
export type { NetiqEmulatorOptions, NetiqKeyOptions, NetiqPaths } from './netiq/options.js';
export { emulateSurePassId } from './surepassid/emulate-surepassid.js';
export type { SurePassIdEmulator } from './surepassid/emulate-surepassid.js';
export type { SurePassIdErrorCode } from './surepassid/errors.js';
export type {
  SentCode,
  SentPush,
  SurePassIdEmulatorOptions,
  SurePassIdUser,
} from './surepassid/options.js';
export type { SurePassIdDevice, SurePassIdPeople } from './surepassid/people.js';
export type { PushDecision } from './surepassid/push/push.js';
export { emulateDeviceService } from './device-service/emulate-device-service.js';
export type { DeviceService } from './device-service/emulate-device-service.js';
export type { DeviceErrorCode } from './device-service/errors.js';
export type { DeviceServiceOptions } from './device-service/options.js';
export { createSoftToken } from './soft-token/create-soft-token.js';
export type {
  SoftToken,
  TokenRegistrationRequest,
  TokenSignRequest,
} from './soft-token/create-soft-token.js';
export type {
  SoftTokenFaults,
  SoftTokenOptions,
  SoftTokenTransport,
} from './soft-token/options.js';
export { createLocalTls } from './certificates/create-local-tls.js';
export type { Tls } from './certificates/create-local-tls.js';
export type { OutageOptions } from './outage.js';
export { listen } from './listen.js';
export type { Handler, Listener, ListenOptions } from './listen.js';
