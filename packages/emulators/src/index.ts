export { emulateOmpass } from './ompass/emulate-ompass.js';
export type { OmpassEmulator } from './ompass/emulate-ompass.js';
export type { OmpassEmulatorOptions } from './ompass/options.js';
export { emulateZitadel } from './zitadel/emulate-zitadel.js';
export type { ZitadelEmulator } from './zitadel/emulate-zitadel.js';
export type { ZitadelEmulatorOptions, ZitadelUser } from './zitadel/options.js';
export type { OutageOptions } from './outage.js';
export { listen } from './listen.js';
export type { Handler, Listener, ListenOptions } from './listen.js';
