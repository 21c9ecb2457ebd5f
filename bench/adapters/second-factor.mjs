/** Second Factor: `register()`, `authenticate()` and `autofillKey()`, as packages/core/README.md shows them. */
import { authenticate, autofillKey, isSecondFactorError, register } from '@second-factor/core';

export const adapter = {
  async register(json, { signal, prfResults = false } = {}) {
    const options = { signal, includePrfResults: prfResults };
    return (await register(json, options)).credential;
  },

  async authenticate(json, { signal, conditional, prfResults = false } = {}) {
    const options = { signal, conditional, includePrfResults: prfResults };
    return (await authenticate(json, options)).credential;
  },

  async offer(json) {
    const provider = {
      name: 'bench',
      beginAuthentication: async () => ({ publicKey: json }),
      finishAuthentication: async (credential) => credential,
    };
    return (await autofillKey(provider)).credential;
  },

  codeOf: (error) => (isSecondFactorError(error) ? error.code : undefined),
};
