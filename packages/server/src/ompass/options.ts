import type { EndpointFailure } from '../endpoint.js';
import type { Fields } from '../read-json.js';
import type { OmpassOperation } from './context.js';

/** Which login OMPASS runs: `u2f` after a password, `uaf` instead of one. */
export type OmpassMethod = 'u2f' | 'uaf';

/** What a page posted to begin a login. */
export interface OmpassCredentials {
  /** The request, for its headers; its body has been read. */
  readonly request: Request;
  /** The form's fields, such as `password`. */
  readonly fields: Fields;
  /** The user id as typed, trimmed; `undefined` when the page sent none. */
  readonly userId: string | undefined;
}

/** A login that OMPASS has confirmed. */
export interface OmpassSession {
  /** The request, for its headers; its body has been read. */
  readonly request: Request;
  readonly userId: string;
  readonly method: OmpassMethod;
}

/** A wish to remove a user's registration at OMPASS. */
export interface OmpassReset {
  readonly request: Request;
  readonly userId: string;
}

/** What the site's log may know of a refusal or failure. No key, token or password is in it. */
export type OmpassFailure = EndpointFailure<OmpassOperation>;

/** What {@link ompass} works with. */
export interface OmpassServerOptions {
  /** The application's key from OMPASS's console. It goes to OMPASS and nowhere else. */
  readonly secretKey: string;
  /**
   * Seals the cookie that ties `begin` to `verify`: 32 bytes or more, random, this site's own. Several
   * for a rotation: the first seals, all open.
   */
  readonly cookieSecret: string | readonly string[];
  /** OMPASS's interface. Default `https://interface-api.ompasscloud.com`. */
  readonly baseUrl?: string | undefined;
  /** Where the handler is mounted, such as `/auth/ompass`. Default: at the root. */
  readonly basePath?: string | undefined;
  /** The site's public origins. Default: the request URL's own; name them behind a proxy. */
  readonly origins?: readonly string[] | undefined;
  /** The ways to log in that the site offers. Default: both. */
  readonly methods?: readonly OmpassMethod[] | undefined;
  /**
   * Decides who has passed the password; asked for `u2f` only.
   * @returns the user id as OMPASS is to know it, or `null` when the password is wrong
   */
  readonly authenticate: (login: OmpassCredentials) => string | null | Promise<string | null>;
  /**
   * Opens the site's own session.
   * @returns the answer to the page: its JSON, and a `Set-Cookie` of the session
   */
  readonly openSession: (session: OmpassSession) => Response | Promise<Response>;
  /** Whether this request may reset that user. Default: nobody may. */
  readonly mayReset?: ((reset: OmpassReset) => boolean | Promise<boolean>) | undefined;
  /** Whether the login is shown in a frame on another site. Default `false`. */
  readonly embedded?: boolean | undefined;
  /** Milliseconds one call of OMPASS may take. Default 10 000. */
  readonly deadline?: number | undefined;
  /** A stand-in for `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  /** A stand-in for `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** Told of every answer that is a refusal or a failure; what it throws is ignored. */
  readonly onError?: ((failure: OmpassFailure) => void) | undefined;
}
