import type { BackendOptions } from '../backend/backend.js';
import type { KeyProvider } from './key-provider.js';
import { pageBackend } from './page-backend.js';
import { readChallenge, readKeys } from './read-answers.js';

/** The paths below the endpoint, each with its method. */
export interface SiteRoutes {
  /** Default `POST /register/begin`. */
  readonly beginRegistration: string;
  /** Default `POST /register/finish`. */
  readonly finishRegistration: string;
  /** Default `POST /authenticate/begin`. */
  readonly beginAuthentication: string;
  /** Default `POST /authenticate/finish`. */
  readonly finishAuthentication: string;
  /** Default `GET /keys`; the two below add `/{id}` to theirs. */
  readonly listKeys: string;
  /** Default `PATCH /keys`. */
  readonly renameKey: string;
  /** Default `DELETE /keys`. */
  readonly removeKey: string;
}

/** The site's own server, and how it is spoken to. */
export interface SiteOptions extends BackendOptions {
  /** The server's path, such as `/auth/keys`. */
  readonly endpoint: string | URL;
  /** Routes that differ from the defaults, such as `{ listKeys: 'GET /devices' }`. */
  readonly routes?: Partial<SiteRoutes>;
  /**
   * Under which name the credential is posted; U2F's messages are posted as `u2f`. Default `credential`; `null` posts its members at the
   * top, as `RegistrationResponseJSON` itself.
   */
  readonly credentialKey?: string | null;
}

const defaults: SiteRoutes = {
  beginRegistration: 'POST /register/begin',
  finishRegistration: 'POST /register/finish',
  beginAuthentication: 'POST /authenticate/begin',
  finishAuthentication: 'POST /authenticate/finish',
  listKeys: 'GET /keys',
  renameKey: 'PATCH /keys',
  removeKey: 'DELETE /keys',
};

/**
 * The site's own server as the provider of keys. It can be made anywhere and works in a page; elsewhere
 * its calls are `unsupported`.
 * @example
 * const provider = site({ endpoint: '/auth/keys' });
 * button.onclick = () => registerKey(provider, { name: 'My key' });
 * @throws {TypeError} for an endpoint of another origin than the page's and `endpointOrigins`
 */
export function site(options: SiteOptions): KeyProvider {
  const server = pageBackend(options.endpoint, options);
  const routes = { ...defaults, ...options.routes };
  const { credentialKey = 'credential' } = options;

  function call(
    route: keyof SiteRoutes,
    body: object | undefined,
    signal: AbortSignal | undefined,
    id?: string,
  ): Promise<unknown> {
    const [method = '', path = ''] = routes[route].split(' ');
    const isBegin = route.startsWith('begin');
    return server.send(id === undefined ? path : `${path}/${encodeURIComponent(id)}`, body, {
      method,
      phase: isBegin ? 'begin' : route.startsWith('finish') ? 'verify' : 'manage',
      signal,
      // What was posted with a credential may have arrived: its challenge is good once.
      mayRepeat: isBegin || route === 'listKeys',
    });
  }

  /** Whatever else is posted cannot take the credential's place. */
  function withCredential(credential: object, rest: object): object {
    if ('clientData' in credential) return { ...rest, u2f: credential };
    return credentialKey === null
      ? { ...rest, ...credential }
      : { ...rest, [credentialKey]: credential };
  }

  return {
    name: 'site',
    beginRegistration: async ({ fields, name, userId: user_id }, signal) =>
      readChallenge(await call('beginRegistration', merge(fields, { name, user_id }), signal)),
    finishRegistration: (credential, { name, state }, signal) =>
      call('finishRegistration', withCredential(credential, { name, state }), signal),
    beginAuthentication: async ({ fields, mode, userId: user_id }, signal) =>
      readChallenge(await call('beginAuthentication', merge(fields, { mode, user_id }), signal)),
    finishAuthentication: (credential, { state }, signal) =>
      call('finishAuthentication', withCredential(credential, { state }), signal),
    listKeys: async (signal) => readKeys(await call('listKeys', undefined, signal)),
    renameKey: async (id, name, signal) => {
      await call('renameKey', { name }, signal, id);
    },
    removeKey: async (id, signal) => {
      await call('removeKey', undefined, signal, id);
    },
  };
}

/** What is known goes before what the page's form says; what is not leaves it as it is. */
function merge(fields: object | undefined, known: Readonly<Record<string, unknown>>): object {
  return { ...fields, ...Object.fromEntries(Object.entries(known).filter(([, value]) => value)) };
}
