/** ZITADEL alone, for pages that load it only when they need it. */
export { zitadel } from './providers/zitadel.js';
export type { ZitadelOptions } from './providers/zitadel.js';
export { zitadelV1 } from './providers/zitadel-v1.js';
export type { ZitadelConnection } from './providers/zitadel-backend.js';
