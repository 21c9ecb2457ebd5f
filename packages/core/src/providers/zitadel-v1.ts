import { SecondFactorError } from '../errors.js';
import { decodeBytes } from '../webauthn/bytes.js';
import type { KeyProvider } from './key-provider.js';
import { badResponse, isObject } from './read-answers.js';
import { type ZitadelConnection, zitadelBackend } from './zitadel-backend.js';
import { nameForZitadel, readZitadelKeys } from './zitadel-keys.js';

const base = '/auth/v1/users/me/auth_factors';

/**
 * ZITADEL's v1 API as the provider of keys, with the user's own access token. ZITADEL takes its own host
 * for RP ID and origin there: the page has to be served from that host, or ZITADEL through the page's.
 * v1 has no way to sign in by key.
 * @throws {TypeError} for a URL that is not https
 */
export function zitadelV1(options: ZitadelConnection): KeyProvider {
  const api = zitadelBackend(options);
  const refuse = (): Promise<never> =>
    Promise.reject(new SecondFactorError('unsupported', 'ZITADEL v1 has no sign-in by key'));
  return {
    name: 'zitadel-v1',
    async beginRegistration(_request, signal) {
      const answer = await api.send(`${base}/u2f`, {}, { phase: 'begin', signal });
      return { publicKey: readPublicKey(answer) };
    },
    finishRegistration: ({ id, rawId, type, response }, { name }, signal) => {
      const { attestationObject, clientDataJSON } = response;
      // Base64 of JSON text, where v2 has an object. Nothing in it is beyond ASCII.
      const text = JSON.stringify({
        id,
        rawId,
        type,
        response: { attestationObject, clientDataJSON },
      });
      const verification = { publicKeyCredential: btoa(text), tokenName: nameForZitadel(name) };
      return api.send(`${base}/u2f/_verify`, { verification }, { phase: 'verify', signal });
    },
    beginAuthentication: refuse,
    finishAuthentication: refuse,
    listKeys: async (signal) =>
      readZitadelKeys(
        await api.send(`${base}/_search`, {}, { phase: 'manage', signal, mayRepeat: true }),
      ),
    removeKey: async (id, signal) => {
      const path = `${base}/u2f/${encodeURIComponent(id)}`;
      await api.send(path, undefined, { method: 'DELETE', phase: 'manage', signal });
    },
  };
}

/** `key.publicKey` is base64 of JSON text, in which the options are wrapped once more. */
function readPublicKey(answer: unknown): unknown {
  const { key } = Object(answer) as { key?: { publicKey?: unknown } };
  try {
    const text = new TextDecoder().decode(decodeBytes(key?.publicKey, 'key.publicKey'));
    const { publicKey } = JSON.parse(text) as { publicKey?: unknown };
    if (isObject(publicKey)) return publicKey;
  } catch {
    // Told below, without the text: it is not for an error's message.
  }
  throw badResponse('The answer has no options', 'begin');
}
