/**
 * passwordless-id: `client.register()` and `client.authenticate()`, per webauthn.passwordless.id. They
 * take options of their own; what has none goes into `customProperties`, which are merged into the
 * browser's options.
 */
import { client } from '@passwordless-id/webauthn';

/** The members that both calls have an option for, and the rest. */
function split({ challenge, hints, timeout, ...rest }) {
  return { common: { challenge, hints, timeout }, rest };
}

/** `user.id` is text there, each of its characters one byte. */
function textOf(base64url) {
  return atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
}

function authenticate(json, { conditional } = {}) {
  const { common, rest } = split(json);
  const { rpId, allowCredentials, userVerification, ...customProperties } = rest;
  return client.authenticate({
    ...common,
    domain: rpId,
    allowCredentials,
    userVerification,
    autocomplete: conditional,
    customProperties,
  });
}

export const adapter = {
  noSignal: 'no signal option',

  async register(json) {
    const { common, rest } = split(json);
    const { user, ...customProperties } = rest;
    return client.register({
      ...common,
      user: { id: textOf(user.id), name: user.name, displayName: user.displayName },
      domain: json.rp.id,
      customProperties,
    });
  },

  authenticate,

  offer: (json) => authenticate(json, { conditional: true }),

  // Errors are the browser's own, or texts.
  codeOf: () => undefined,
};
