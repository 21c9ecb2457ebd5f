export { emulateOmpass } from './ompass/emulate-ompass.js';
export type { OmpassEmulator } from './ompass/emulate-ompass.js';
export type { OmpassEmulatorOptions } from './ompass/options.js';
export { listen } from './listen.js';
export type { Handler, Listener, ListenOptions } from './listen.js';
