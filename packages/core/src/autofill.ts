/** Keys in a field alone, for pages that load it only when they need it. */
export { offerKeys } from './keys/offer-keys.js';
