/** What asks a key by U2F, for pages that load it only when their server speaks U2F. */
export { registerU2f } from './register-u2f.js';
export { signU2f } from './sign-u2f.js';
