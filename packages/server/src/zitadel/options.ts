import type { KeyOperation } from '../ceremony/key-routes.js';
import type { EndpointFailure } from '../endpoint.js';
import type { Fields } from '../read-json.js';
import type { KeyStore } from '../stores/key-store.js';

/** What a page posted to log in by password and key. */
export interface ZitadelCredentials {
  /** The request, for its headers; its body has been read. */
  readonly request: Request;
  /** The form's fields, such as `password`. */
  readonly fields: Fields;
  /** The user id as typed, trimmed; `undefined` when the page sent none. */
  readonly userId: string | undefined;
}

/** How ZITADEL knows the user who has passed the password. */
export type ZitadelLogin = { readonly loginName: string } | { readonly userId: string };

/** A login that ZITADEL has confirmed. */
export interface ZitadelSession {
  /** The request, for its headers; its body has been read. */
  readonly request: Request;
  /** The user's id at ZITADEL. */
  readonly userId: string;
  /** ZITADEL's session, in which the key was checked. */
  readonly sessionId: string;
  /** The session's token; it stays on the server unless the site gives it away. */
  readonly sessionToken: string;
}

/** What the site's log may know of a refusal or failure. No token, state or password is in it. */
export type ZitadelFailure = EndpointFailure<KeyOperation>;

/** What {@link zitadel} works with, whichever interface it speaks. */
export interface ZitadelCommonOptions {
  /** The instance, such as `https://acme.zitadel.cloud`. */
  readonly url: string;
  /**
   * Seals the state that ties a ceremony's two halves: 32 bytes or more, random, this site's own.
   * Several for a rotation: the first seals, all open.
   */
  readonly cookieSecret: string | readonly string[];
  /** Where the handler is mounted, such as `/auth/keys`. Default: at the root. */
  readonly basePath?: string | undefined;
  /** The site's public origins. Default: the request URL's own; name them behind a proxy. */
  readonly origins?: readonly string[] | undefined;
  /**
   * Whether a new key has to verify the person. Default `discouraged`: ZITADEL's v2 asks for it but
   * never checks, and a key without a PIN would fail in the browser.
   */
  readonly userVerification?: 'required' | 'preferred' | 'discouraged' | undefined;
  /** Where used states are noted. Default: in this process; copies of a site need one for all. */
  readonly store?: Pick<KeyStore, 'spend'> | undefined;
  /** Whether the page is shown in a frame on another site. Default `false`. */
  readonly embedded?: boolean | undefined;
  /** Milliseconds one call of ZITADEL may take. Default 10 000. */
  readonly deadline?: number | undefined;
  /** A stand-in for `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  /** A stand-in for `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** Told of every answer that is a refusal or a failure; what it throws is ignored. */
  readonly onError?: ((failure: ZitadelFailure) => void) | undefined;
}

/** Works by the v2 interface, with a token of the site's own. */
export interface ZitadelV2Options extends ZitadelCommonOptions {
  readonly version?: 'v2' | undefined;
  /** The service user's token, or what gives it. It goes to ZITADEL and nowhere else. */
  readonly serviceToken: string | (() => string | Promise<string>);
  /** The ZITADEL user id of who is logged in; asked to register, list and remove keys. */
  readonly currentUser: (request: Request) => string | null | Promise<string | null>;
  /**
   * Decides who has passed the password. Without it, keys can be registered only.
   * @returns how ZITADEL knows the user, or `null` when the password is wrong
   */
  readonly authenticate?:
    ((login: ZitadelCredentials) => ZitadelLogin | null | Promise<ZitadelLogin | null>) | undefined;
  /**
   * Opens the site's own session; goes with `authenticate`.
   * @returns the answer to the page: its JSON, and a `Set-Cookie` of the session
   */
  readonly openSession?: ((session: ZitadelSession) => Response | Promise<Response>) | undefined;
  /**
   * Milliseconds that ZITADEL's session is good for after a login, in whole seconds. Default 86 400 000:
   * a day. One that nobody finishes ends after seven minutes.
   */
  readonly sessionLifetime?: number | undefined;
  /** The domain that keys are for. Default: the host name of the site's public origin. */
  readonly domain?: string | undefined;
}

/**
 * Works by the old v1 interface, with each user's own token. It has no logins by key, and its keys are
 * for ZITADEL's own domain: the page has to be there, too.
 */
export interface ZitadelV1Options extends ZitadelCommonOptions {
  readonly version: 'v1';
  /** The ZITADEL access token of who is logged in, or `null`. */
  readonly userToken: (request: Request) => string | null | Promise<string | null>;
}

/** What {@link zitadel} works with. */
export type ZitadelServerOptions = ZitadelV2Options | ZitadelV1Options;
