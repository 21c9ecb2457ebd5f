import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/browser';
import { SecondFactorError } from '../errors.js';
import type { KeyProvider } from './key-provider.js';
import { isPage } from './page-backend.js';
import { badResponse, isId } from './read-answers.js';
import { type ZitadelConnection, zitadelBackend } from './zitadel-backend.js';
import { attestationFor, nameForZitadel, publicKeyOf, zitadelKeys } from './zitadel-keys.js';

/** ZITADEL's v2 API, called from the page. */
export interface ZitadelOptions extends ZitadelConnection {
  /** The user's id at ZITADEL. */
  readonly userId?: string | undefined;
  /** The name by which a user without an id signs in, such as `alice@acme.com`. */
  readonly loginName?: string | undefined;
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
 * removing. A `userId` is ZITADEL's own id of the user; a name that the person has typed, the form's
 * `user_id` or `username`, is a login name and goes before it. Signing in by sessions takes a token of a service user or login client, which belongs on a
 * server: there, the server package speaks to ZITADEL.
 * @throws {TypeError} for a URL that is not https
 */
export function zitadel(options: ZitadelOptions): KeyProvider {
  const api = zitadelBackend(options);
  const { userId: ownId, loginName: ownName, userVerification = 'discouraged' } = options;
  /** The page's, once there is one. */
  const domain = () => options.domain ?? (isPage() ? location.hostname : undefined);

  function requireUserId(userId?: string): string {
    if (userId) return userId;
    if (ownId) return ownId;
    throw new SecondFactorError('invalid_options', 'userId is missing', { path: 'userId' });
  }

  function userPath(userId?: string): string {
    return `/v2/users/${encodeURIComponent(requireUserId(userId))}`;
  }

  return {
    name: 'zitadel',
    async beginRegistration({ userId }, signal) {
      const path = `${userPath(userId)}/u2f`;
      const answer = await api.send(path, { domain: domain() }, { phase: 'begin', signal });
      const { u2fId, publicKeyCredentialCreationOptions: wrapped } = Object(answer) as Answer;
      const publicKey = publicKeyOf(wrapped);
      const selection = publicKey['authenticatorSelection'] as object;
      return {
        publicKey: { ...publicKey, authenticatorSelection: { ...selection, userVerification } },
        state: requireId(u2fId),
      };
    },
    finishRegistration: async (
      credential: RegistrationResponseJSON,
      { name, state, userId },
      signal,
    ) =>
      api.send(
        `${userPath(userId)}/u2f/${encodeURIComponent(String(state))}`,
        { publicKeyCredential: attestationFor(credential), tokenName: nameForZitadel(name) },
        { phase: 'verify', signal },
      ),
    async beginAuthentication({ fields = {}, userId, mode }, signal) {
      const { password, user_id, username } = fields;
      // A person knows the name; the id is for programs.
      const loginName = user_id ?? username ?? (userId ? undefined : ownName);
      const requirement = mode === 'passwordless' ? 'REQUIRED' : 'DISCOURAGED';
      const answer = await api.send(
        '/v2/sessions',
        {
          checks: {
            user: loginName ? { loginName } : { userId: requireUserId(userId) },
            // A password that was asked for is checked.
            ...(password !== undefined && { password: { password } }),
          },
          challenges: {
            webAuthN: {
              domain: domain(),
              userVerificationRequirement: `USER_VERIFICATION_REQUIREMENT_${requirement}`,
            },
          },
        },
        { phase: 'begin', signal },
      );
      const { sessionId, challenges } = Object(answer) as Answer;
      const { webAuthN } = Object(challenges) as Answer;
      const { publicKeyCredentialRequestOptions: wrapped } = Object(webAuthN) as Answer;
      return { publicKey: publicKeyOf(wrapped), state: requireId(sessionId) };
    },
    async finishAuthentication(
      { id, rawId, type, response }: AuthenticationResponseJSON,
      { state: sessionId },
      signal,
    ) {
      const { authenticatorData, clientDataJSON, signature, userHandle = '' } = response;
      const answered = { authenticatorData, clientDataJSON, signature, userHandle };
      const credentialAssertionData = { id, rawId, type, response: answered };
      const answer = await api.send(
        `/v2/sessions/${encodeURIComponent(String(sessionId))}`,
        { checks: { webAuthN: { credentialAssertionData } } },
        { method: 'PATCH', phase: 'verify', signal },
      );
      return { sessionId, ...(answer as object) };
    },
    ...zitadelKeys(api, userPath, [
      '/authentication_factors/_search',
      { authFactors: ['U2F'], states: ['AUTH_FACTOR_STATE_READY'] },
    ]),
  };
}

/** @throws {SecondFactorError} `bad_response` */
function requireId(id: unknown): string {
  if (isId(id)) return id;
  throw badResponse('The answer has no id', 'begin');
}

type Answer = Partial<Readonly<Record<string, unknown>>>;
