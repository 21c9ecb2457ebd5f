/**
 * webauthn-json: the "browser ponyfill" that its README recommends, in the extended variant, which
 * converts more extensions. The result is posted by `JSON.stringify()`, which calls its `toJSON()`.
 */
import {
  createExtended,
  getExtended,
  parseExtendedCreationOptionsFromJSON,
  parseExtendedRequestOptionsFromJSON,
} from '@github/webauthn-json/browser-ponyfill/extended';

async function authenticate(json, { signal, conditional } = {}) {
  const mediation = conditional ? { mediation: 'conditional' } : {};
  const options = parseExtendedRequestOptionsFromJSON({ publicKey: json, ...mediation });
  return (await getExtended({ ...options, signal })).toJSON();
}

export const adapter = {
  async register(json, { signal } = {}) {
    const options = parseExtendedCreationOptionsFromJSON({ publicKey: json });
    return (await createExtended({ ...options, signal })).toJSON();
  },

  authenticate,

  offer: (json) => authenticate(json, { conditional: true }),

  // Errors are the browser's own.
  codeOf: () => undefined,
};
