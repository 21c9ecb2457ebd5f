import type { RedirectNames } from '../popup/flow.js';
import type { RedirectParameters } from './types.js';

/** The redirect's parameter names: version 1 sends `access_token`, version 2 `token`. */
export function redirectNames({ username, token }: RedirectParameters = {}): RedirectNames {
  return { username: username ?? 'username', token: token ? [token] : ['access_token', 'token'] };
}
