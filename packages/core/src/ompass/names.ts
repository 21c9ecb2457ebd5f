import type { RedirectNames } from '../popup/flow.js';
import type { RedirectParameters } from './types.js';

/** OMPASS's parameter names: version 1 sends `access_token`, version 2 `token`. */
export const ompassNames: RedirectNames = {
  username: 'username',
  token: ['access_token', 'token'],
};

/** The redirect's parameter names at a site that may have changed them. */
export function redirectNames({ username, token }: RedirectParameters = {}): RedirectNames {
  return {
    username: username ?? ompassNames.username,
    token: token ? [token] : ompassNames.token,
  };
}
