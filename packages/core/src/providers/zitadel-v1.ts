import type { RegistrationResponseJSON } from '@simplewebauthn/browser';
import { SecondFactorError } from '../errors.js';
import { decodeBytes } from '../webauthn/bytes.js';
import type { KeyProvider } from './key-provider.js';
import { badResponse } from './read-answers.js';
import { type ZitadelConnection, zitadelBackend } from './zitadel-backend.js';
import { attestationFor, nameForZitadel, publicKeyOf, zitadelKeys } from './zitadel-keys.js';

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
      return { publicKey: publicKeyOf(unpack(answer)) };
    },
    // Base64 of JSON text, where v2 has an object. Nothing in it is beyond ASCII.
    finishRegistration: (credential: RegistrationResponseJSON, { name }, signal) =>
      api.send(
        `${base}/u2f/_verify`,
        {
          verification: {
            publicKeyCredential: btoa(JSON.stringify(attestationFor(credential))),
            tokenName: nameForZitadel(name),
          },
        },
        { phase: 'verify', signal },
      ),
    beginAuthentication: refuse,
    finishAuthentication: refuse,
    ...zitadelKeys(api, () => base, ['/_search', {}]),
  };
}

/** `key.publicKey` is base64 of JSON text, in which the options are wrapped once more. */
function unpack(answer: unknown): unknown {
  const { key } = Object(answer) as { key?: { publicKey?: unknown } };
  try {
    return JSON.parse(new TextDecoder().decode(decodeBytes(key?.publicKey, 'key.publicKey')));
  } catch {
    // Without a cause: it would quote the text.
    throw badResponse('The answer has no options', 'begin');
  }
}
