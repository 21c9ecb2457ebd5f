import type { KeyOperation } from '../ceremony/key-routes.js';
import type { EndpointFailure } from '../endpoint.js';
import type { Fields } from '../read-json.js';
import type { KeyStore } from '../stores/key-store.js';

/** How a key logs in: after a password, or instead of one. */
export type WebauthnMode = 'second-factor' | 'passwordless';

/** Whether a key has to verify the person, by a PIN or a fingerprint. */
export type WebauthnUserVerification = 'required' | 'preferred' | 'discouraged';

/** The person who is logged in. */
export interface WebauthnUser {
  /** The site's own id. It stays on the server: a key gets a random one. */
  readonly id: string;
  /** What the browser shows to tell accounts apart, such as an address. */
  readonly name: string;
  /** The person's name. Default: `name`. */
  readonly displayName?: string | undefined;
}

/** What a page posted to log in by password and key. */
export interface WebauthnCredentials {
  /** The request, for its headers; its body has been read. */
  readonly request: Request;
  /** The form's fields, such as `password`. */
  readonly fields: Fields;
  /** The user id as typed, trimmed; `undefined` when the page sent none. */
  readonly userId: string | undefined;
}

/** A login that a key has proved. */
export interface WebauthnSession {
  /** The request, for its headers; its body has been read. */
  readonly request: Request;
  readonly userId: string;
  /** The key that was used. */
  readonly keyId: string;
  /** Whether the key has verified the person, by a PIN or a fingerprint. */
  readonly userVerified: boolean;
  readonly mode: WebauthnMode;
}

/** What the site's log may know of a refusal or failure. No secret, state or password is in it. */
export type WebauthnFailure = EndpointFailure<KeyOperation>;

/** What {@link webauthn} works with. */
export interface WebauthnServerOptions {
  /** The site's name, which browsers may show. */
  readonly rpName: string;
  /** The domain that keys are for. Default: the host name of the site's public origin. */
  readonly rpId?: string | undefined;
  /** The site's public origins. Default: the request URL's own; name them behind a proxy. */
  readonly origins?: readonly string[] | undefined;
  /** Where the handler is mounted, such as `/auth/keys`. Default: at the root. */
  readonly basePath?: string | undefined;
  /**
   * Seals the state that ties a ceremony's two halves: 32 bytes or more, random, this site's own.
   * Several for a rotation: the first seals, all open.
   */
  readonly cookieSecret: string | readonly string[];
  /** Where keys are kept. */
  readonly store: KeyStore;
  /** Says who is logged in; asked to register, list, rename and remove keys. */
  readonly currentUser: (request: Request) => WebauthnUser | null | Promise<WebauthnUser | null>;
  /**
   * Decides who has passed the password. Without it a key is no second factor.
   * @returns the site's own id of the user, or `null` when the password is wrong
   */
  readonly authenticate?:
    ((login: WebauthnCredentials) => string | null | Promise<string | null>) | undefined;
  /**
   * Opens the site's own session.
   * @returns the answer to the page: its JSON, and a `Set-Cookie` of the session
   */
  readonly openSession: (session: WebauthnSession) => Response | Promise<Response>;
  /** The ways to log in. Default: `second-factor` with `authenticate`, `passwordless` without. */
  readonly modes?: readonly WebauthnMode[] | undefined;
  /** For second factors; a login without a password always requires it. Default `discouraged`. */
  readonly userVerification?: WebauthnUserVerification | undefined;
  /** Milliseconds a ceremony may take. Default 300 000. */
  readonly timeout?: number | undefined;
  /** The App ID under which old keys were registered by U2F. */
  readonly appId?: string | undefined;
  /** Whether the page is shown in a frame on another site. Default `false`. */
  readonly embedded?: boolean | undefined;
  /** A stand-in for `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** Told of every answer that is a refusal or a failure; what it throws is ignored. */
  readonly onError?: ((failure: WebauthnFailure) => void) | undefined;
}
