import { SecondFactorError } from '../errors.js';
import type { KeyProvider } from './key-provider.js';
import { badResponse, isObject } from './read-answers.js';
import { type ZitadelConnection, zitadelBackend } from './zitadel-backend.js';
import { nameForZitadel, readZitadelKeys } from './zitadel-keys.js';

/** ZITADEL's v2 API, called from the page. */
export interface ZitadelOptions extends ZitadelConnection {
  /** The user's id at ZITADEL. */
  readonly userId?: string | undefined;
  /** The RP ID. Default: the page's host name. */
  readonly domain?: string;
  /**
   * Whether a key asks for its PIN at registration. Default `discouraged`: ZITADEL asks for `required`
   * and does not check it, and a key without a PIN would fail in the browser.
   */
  readonly userVerification?: UserVerificationRequirement;
}

/**
 * ZITADEL v2 as the provider of keys, with a token of the user's own for registering, listing and
 * removing. Signing in by sessions takes a token of a service user or login client, which belongs on a
 * server: there, the server package speaks to ZITADEL.
 * @throws {TypeError} for a URL that is not https
 */
export function zitadel(options: ZitadelOptions): KeyProvider {
  const api = zitadelBackend(options);
  const { userId: ownId, domain = location.hostname } = options;
  const { userVerification = 'discouraged' } = options;

  function requireUserId(userId = ownId): string {
    if (userId) return userId;
    throw new SecondFactorError('invalid_options', 'userId is missing', { path: 'userId' });
  }

  function userPath(userId?: string): string {
    return `/v2/users/${encodeURIComponent(requireUserId(userId))}`;
  }

  return {
    name: 'zitadel',
    async beginRegistration({ userId }, signal) {
      const phase = 'begin';
      const path = `${userPath(userId)}/u2f`;
      const answer = await api.send(path, { domain }, { phase, signal });
      const { u2fId, publicKeyCredentialCreationOptions: creation } = Object(answer) as Answer;
      const { publicKey } = Object(creation) as Answer;
      if (!isObject(publicKey) || typeof u2fId !== 'string') {
        throw badResponse('The answer has no options', phase);
      }
      const { authenticatorSelection } = publicKey;
      return {
        publicKey: {
          ...publicKey,
          authenticatorSelection: { ...(authenticatorSelection as object), userVerification },
        },
        state: u2fId,
      };
    },
    async finishRegistration({ id, rawId, type, response }, { name, state, userId }, signal) {
      const { attestationObject, clientDataJSON } = response;
      return api.send(
        `${userPath(userId)}/u2f/${encodeURIComponent(String(state))}`,
        {
          publicKeyCredential: { id, rawId, type, response: { attestationObject, clientDataJSON } },
          tokenName: nameForZitadel(name),
        },
        { phase: 'verify', signal },
      );
    },
    async beginAuthentication({ userId: loginName, mode }, signal) {
      const phase = 'begin';
      const requirement = mode === 'passwordless' ? 'REQUIRED' : 'DISCOURAGED';
      const answer = await api.send(
        '/v2/sessions',
        {
          checks: { user: loginName ? { loginName } : { userId: requireUserId() } },
          challenges: {
            webAuthN: {
              domain,
              userVerificationRequirement: `USER_VERIFICATION_REQUIREMENT_${requirement}`,
            },
          },
        },
        { phase, signal },
      );
      const { sessionId, challenges } = Object(answer) as Answer;
      const { webAuthN } = Object(challenges) as Answer;
      const { publicKeyCredentialRequestOptions: request } = Object(webAuthN) as Answer;
      const { publicKey } = Object(request) as Answer;
      if (!isObject(publicKey) || typeof sessionId !== 'string') {
        throw badResponse('The answer has no options', phase);
      }
      return { publicKey, state: sessionId };
    },
    async finishAuthentication({ id, rawId, type, response }, { state: sessionId }, signal) {
      const { authenticatorData, clientDataJSON, signature, userHandle = '' } = response;
      const answer = await api.send(
        `/v2/sessions/${encodeURIComponent(String(sessionId))}`,
        {
          checks: {
            webAuthN: {
              credentialAssertionData: {
                id,
                rawId,
                type,
                response: { authenticatorData, clientDataJSON, signature, userHandle },
              },
            },
          },
        },
        { method: 'PATCH', phase: 'verify', signal },
      );
      return { sessionId, ...(answer as object) };
    },
    listKeys: async (signal) =>
      readZitadelKeys(
        await api.send(
          `${userPath()}/authentication_factors/_search`,
          { authFactors: ['U2F'], states: ['AUTH_FACTOR_STATE_READY'] },
          { phase: 'manage', signal, mayRepeat: true },
        ),
      ),
    removeKey: async (id, signal) => {
      const path = `${userPath()}/u2f/${encodeURIComponent(id)}`;
      await api.send(path, undefined, { method: 'DELETE', phase: 'manage', signal });
    },
  };
}

type Answer = Partial<Readonly<Record<string, unknown>>>;
