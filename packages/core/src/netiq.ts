/** NetIQ-shaped servers alone, for pages that load it only when they need it. */
export { netiq } from './providers/netiq.js';
export type { NetiqOptions, NetiqRoutes } from './providers/netiq.js';
