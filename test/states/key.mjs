/** A security key in a tab, as Chromium's virtual authenticators are one. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** What keys do when they are asked: wait for ever, be touched, be picked in a field. */
const behaviours = {
  untouched: { transport: 'usb', automaticPresenceSimulation: false },
  touched: { transport: 'usb' },
  // Only one inside the computer is offered in fields.
  picked: { transport: 'internal' },
};

/**
 * Plugs in a key that knows alice, and gives what takes it out again.
 * @param link - a DevTools session in which `WebAuthn` is enabled
 */
export async function plugIn(link, behaviour) {
  if (!behaviour) return () => undefined;
  const { authenticatorId } = await link.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      ...behaviours[behaviour],
    },
  });
  await link.send('WebAuthn.addCredential', {
    authenticatorId,
    credential: {
      credentialId: randomBytes(16).toString('base64'),
      isResidentCredential: true,
      rpId: 'localhost',
      userHandle: Buffer.from('alice').toString('base64'),
      privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
      signCount: 0,
    },
  });
  return () => link.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
}
