import type { BackendOptions } from '../backend/backend.js';
import { isPage, pageBackend } from './page-backend.js';
import { SecondFactorError, type SecondFactorErrorCode } from '../errors.js';
import type { KeyProvider } from './key-provider.js';
import { badResponse, isObject, readKeys } from './read-answers.js';

/** The paths below the endpoint. */
export interface NetiqRoutes {
  /** Default `/enroll/begin`. */
  readonly beginRegistration: string;
  /** Default `/enroll/do`. */
  readonly finishRegistration: string;
  /** Default `/logon/begin`. */
  readonly beginAuthentication: string;
  /** Default `/logon/do`. */
  readonly finishAuthentication: string;
  /** Default `/keys`; removing adds `/{id}`. */
  readonly keys: string;
}

/** A server in the manner of NetIQ Advanced Authentication, called from the page. */
export interface NetiqOptions extends BackendOptions {
  /** The server's path on the page's own origin, such as `/auth/u2f`. */
  readonly endpoint: string | URL;
  /** Whose key, where the server is told; posted as `user_id`. */
  readonly userId?: string | undefined;
  /** The App ID. Default: the page's origin, as NetIQ's own client has it. */
  readonly appId?: string;
  /** Paths that differ from the defaults. */
  readonly routes?: Partial<NetiqRoutes>;
}

const defaults: NetiqRoutes = {
  beginRegistration: '/enroll/begin',
  finishRegistration: '/enroll/do',
  beginAuthentication: '/logon/begin',
  finishAuthentication: '/logon/do',
  keys: '/keys',
};

/** What refusals mean, by the server's `reason`. */
const codes: ReadonlyMap<string, SecondFactorErrorCode> = new Map(
  Object.entries({
    ALREADY_ENROLLED: 'already_registered',
    APPID_INVALID: 'invalid_app_id',
    CHALLENGE_INVALID: 'challenge_expired',
    NOT_ENROLLED: 'not_registered',
  }),
);

type Answer = Partial<Readonly<Record<string, unknown>>>;
type Phase = 'begin' | 'verify' | 'manage';

/**
 * A server in the manner of NetIQ's: a begin answers `{ status: "MORE_DATA", registerRequests,
 * signRequests }`, a do gets `{ registerResponse }` or `{ signResponse }` and answers
 * `{ status: "OK" }` (Advanced Authentication, the vendor's own enrolment page). The messages are U2F's.
 * @throws {TypeError} for an endpoint of another origin than the page's and `endpointOrigins`
 */
export function netiq(options: NetiqOptions): KeyProvider {
  const server = pageBackend(options.endpoint, options);
  const routes = { ...defaults, ...options.routes };
  const { userId: ownId } = options;

  async function call(
    path: string,
    body: object | undefined,
    phase: Phase,
    signal: AbortSignal | undefined,
    method = 'POST',
  ): Promise<Answer> {
    const mayRepeat = phase === 'begin' || method === 'GET';
    const answer = await server.send(path, body, { phase, signal, method, mayRepeat });
    return requireSuccess(answer, phase);
  }

  function keysPath(id?: string): string {
    const query = ownId ? `?user_id=${encodeURIComponent(ownId)}` : '';
    return routes.keys + (id === undefined ? '' : `/${encodeURIComponent(id)}`) + query;
  }

  /** What is known goes before what the page's form says. */
  function question(fields: object | undefined, userId: string | undefined): object {
    const { appId = isPage() ? location.origin : undefined } = options;
    const user_id = userId ?? ownId;
    return { ...fields, appId, ...(user_id && { user_id }) };
  }

  return {
    name: 'netiq',
    async beginRegistration({ fields, userId }, signal) {
      const body = question(fields, userId);
      const { registerRequests, signRequests } = await call(
        routes.beginRegistration,
        body,
        'begin',
        signal,
      );
      return { u2f: { registerRequests, signRequests: signRequests ?? [] } };
    },
    finishRegistration: async (registerResponse, { name }, signal) =>
      call(
        routes.finishRegistration,
        { registerResponse: requireU2f(registerResponse), ...(name && { name }) },
        'verify',
        signal,
      ),
    async beginAuthentication({ fields, userId }, signal) {
      const body = question(fields, userId);
      const { signRequests } = await call(routes.beginAuthentication, body, 'begin', signal);
      return { u2f: { signRequests } };
    },
    finishAuthentication: async (signResponse, _request, signal) =>
      call(
        routes.finishAuthentication,
        { signResponse: requireU2f(signResponse) },
        'verify',
        signal,
      ),
    async listKeys(signal) {
      const { keys } = await call(keysPath(), undefined, 'manage', signal, 'GET');
      return readKeys(keys);
    },
    async removeKey(id, signal) {
      await call(keysPath(id), undefined, 'manage', signal, 'DELETE');
    },
  };
}

/** @throws {SecondFactorError} `bad_response`, or what the server's reason means */
function requireSuccess(answer: unknown, phase: Phase): Answer {
  if (!isObject(answer)) throw badResponse('The answer is no object', phase);
  const { status, reason, msg } = answer;
  if (status === (phase === 'begin' ? 'MORE_DATA' : 'OK')) return answer;
  if (typeof status !== 'string') throw badResponse('The answer has no status', phase);
  const code = typeof reason === 'string' ? reason : status;
  const message = typeof msg === 'string' ? msg : `The server answers ${code}`;
  const provider = { name: 'netiq', code, message };
  throw new SecondFactorError(codes.get(code) ?? 'provider_refused', message, { phase, provider });
}

/** @throws {SecondFactorError} `unsupported` for a credential of WebAuthn's */
function requireU2f(answer: object): object {
  if ('clientData' in answer) return answer;
  throw new SecondFactorError('unsupported', 'This server speaks U2F only', { phase: 'verify' });
}
