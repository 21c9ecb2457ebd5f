export { netiq } from './netiq.js';
export type { NetiqOptions, NetiqRoutes } from './netiq.js';
export { site } from './site.js';
export type { SiteOptions, SiteRoutes } from './site.js';
export { zitadel } from './zitadel.js';
export type { ZitadelOptions } from './zitadel.js';
export { zitadelV1 } from './zitadel-v1.js';
export type { ZitadelConnection } from './zitadel-backend.js';
export type {
  BeginAuthentication,
  BeginRegistration,
  KeyChallenge,
  KeyProvider,
  RegisteredKey,
} from './key-provider.js';
