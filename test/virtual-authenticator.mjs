/**
 * Commands for browser tests that need a key: Chromium's virtual authenticators, over DevTools.
 * `webauthn:add` answers the id that all others but `clear` take; a test ends with `webauthn:clear`.
 */

/** A plugin of the test runner. */
export function virtualAuthenticator() {
  const links = new Map();

  async function linkOf(session) {
    if (!links.has(session.id)) {
      const link = await session.browser.getPage(session.id).createCDPSession();
      await link.send('WebAuthn.enable');
      links.set(session.id, { link, ids: new Set() });
    }
    return links.get(session.id);
  }

  return {
    name: 'virtual-authenticator',
    async executeCommand({ command, payload, session }) {
      const [area, name] = command.split(':');
      if (area !== 'webauthn') return undefined;
      return commands[name](await linkOf(session), payload ?? {});
    },
  };
}

const commands = {
  /** Plugs in a key: `protocol` `u2f` or `ctap2`, and whatever else DevTools takes. */
  async add({ link, ids }, options) {
    const isU2f = options.protocol === 'u2f';
    const { authenticatorId } = await link.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'usb',
        ...(!isU2f && { hasResidentKey: true, hasUserVerification: true, isUserVerified: true }),
        ...options,
      },
    });
    ids.add(authenticatorId);
    return authenticatorId;
  },
  /** Unplugs every key. */
  async clear({ link, ids }) {
    for (const authenticatorId of ids) {
      await link.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    }
    ids.clear();
    return true;
  },
  /** Whether the person touches the key when it blinks. */
  async touch({ link }, { authenticatorId, enabled }) {
    await link.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
    return true;
  },
  /** Whether the PIN or finger is the right one. */
  async verify({ link }, { authenticatorId, isUserVerified }) {
    await link.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    return true;
  },
  /** Puts a credential on the key, as if it had been registered long ago. */
  async addCredential({ link }, { authenticatorId, credential }) {
    await link.send('WebAuthn.addCredential', { authenticatorId, credential });
    return true;
  },
  /** The credentials on the key. */
  async credentials({ link }, authenticatorId) {
    const { credentials } = await link.send('WebAuthn.getCredentials', { authenticatorId });
    return credentials;
  },
  /** Takes a credential off the key. */
  async removeCredential({ link }, { authenticatorId, credentialId }) {
    await link.send('WebAuthn.removeCredential', { authenticatorId, credentialId });
    return true;
  },
};
