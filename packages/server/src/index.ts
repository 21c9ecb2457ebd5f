export { ompass } from './ompass/ompass.js';
export type {
  OmpassCredentials,
  OmpassFailure,
  OmpassMethod,
  OmpassReset,
  OmpassServerOptions,
  OmpassSession,
} from './ompass/options.js';
export type { ProblemCode, ProblemDetails } from './problem.js';
export type { Fields } from './read-json.js';
