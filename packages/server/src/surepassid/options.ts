import type { KeyOperation } from '../ceremony/key-routes.js';
import type { EndpointFailure } from '../endpoint.js';
import type { Fields } from '../read-json.js';
import type { KeyStore } from '../stores/key-store.js';
import type { SurePassIdDevice } from './answers.js';
import type { SurePassIdClient } from './client.js';
import type { SurePassIdClientOptions } from './connection.js';
import type { SurePassIdDelivery, SurePassIdFields, SurePassIdPushRequest } from './requests.js';

/** A second factor: a U2F key, a code, or a question on the phone. */
export type SurePassIdMethod = 'u2f' | 'otp' | 'push';

/** What a page posted to log in by password and second factor. */
export interface SurePassIdCredentials {
  /** The request, for its headers; its body has been read. */
  readonly request: Request;
  /** The form's fields, such as `password`. */
  readonly fields: Fields;
  /** The user id as typed, trimmed; `undefined` when the page sent none. */
  readonly userId: string | undefined;
}

/** Who has passed the password, and what is to be the second factor. */
export interface SurePassIdLogin {
  /** The request, for its headers; its body has been read. */
  readonly request: Request;
  /** The user, as SurePassID knows the person. */
  readonly username: string;
  readonly method: SurePassIdMethod;
}

/** A login that SurePassID has confirmed. */
export type SurePassIdSession = SurePassIdLogin;

/** A question that was sent to the phone. */
export interface SurePassIdPushLogin extends SurePassIdLogin {
  /** What SurePassID has answered to `send_push_message`. */
  readonly authnUserReqId: string;
  /** To ask SurePassID with. */
  readonly client: SurePassIdClient;
}

/** How a question on the phone stands. */
export type SurePassIdPushStatus = 'pending' | 'approved' | 'denied';

/** The parts of an endpoint on top of SurePassID. */
export type SurePassIdOperation =
  KeyOperation | 'otp/send' | 'otp/verify' | 'push/begin' | 'push/status';

/** What the site's log may know of a refusal or failure. No secret, code or password is in it. */
export type SurePassIdFailure = EndpointFailure<SurePassIdOperation>;

/** What {@link surepassid} works with. */
export interface SurePassIdServerOptions extends Omit<SurePassIdClientOptions, 'timeout'> {
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
   * The App ID that keys are for, for good. Default: the page's origin. With `webauthnClientData` it may be
   * the RP ID, such as `example.com`: keys that browsers register are bound to its text.
   */
  readonly appId?: string | undefined;
  /** The SurePassID user name of who is logged in; asked to register, list and remove keys. */
  readonly currentUser: (request: Request) => string | null | Promise<string | null>;
  /**
   * Decides who has passed the password. Without it, keys can be registered only.
   * @returns the user's name at SurePassID, or `null` when the password is wrong
   */
  readonly authenticate?:
    ((login: SurePassIdCredentials) => string | null | Promise<string | null>) | undefined;
  /**
   * Opens the site's own session; goes with `authenticate`.
   * @returns the answer to the page: its JSON, and a `Set-Cookie` of the session
   */
  readonly openSession?: ((session: SurePassIdSession) => Response | Promise<Response>) | undefined;
  /** The second factors that are enough for a login. Default `['u2f']`. */
  readonly methods?: readonly SurePassIdMethod[] | undefined;
  /** How codes may be sent; the first unless the page says otherwise. Default: sms, voice, email. */
  readonly deliveries?: readonly SurePassIdDelivery[] | undefined;
  /**
   * Whether a login asks for each of the user's keys, by one call each. Default `true`; else for the
   * user's first, for SurePassID asks one at a time.
   */
  readonly allKeys?: boolean | undefined;
  /**
   * The printed serial number of the one device of the user that is asked for.
   * Default: all keys, and for codes and questions the user's first device.
   */
  readonly serialNumber?:
    ((login: SurePassIdLogin) => string | null | Promise<string | null>) | undefined;
  /** What is asked on the phone. `deliveryMethod` is `pushapp` by default. */
  readonly push?: Partial<Omit<SurePassIdPushRequest, 'username'>> | undefined;
  /** Finds out how a question on the phone stands; `methods` with `push` need it. */
  readonly pushStatus?:
    | ((push: SurePassIdPushLogin) => SurePassIdPushStatus | Promise<SurePassIdPushStatus>)
    | undefined;
  /**
   * What names a key in `delete_key`, which SurePassID has not published.
   * Default: the serial number as `psn` and `printedSerialNumber`, and `tokenID`.
   */
  readonly deleteKeyFields?: ((key: SurePassIdDevice) => SurePassIdFields) | undefined;
  /**
   * Whether SurePassID takes WebAuthn's client data, which nothing says. Default `false`. Pages then ask by
   * the browser's WebAuthn where there is no Device Service.
   */
  readonly webauthnClientData?: boolean | undefined;
  /**
   * Where used challenges are noted, and the tries of each login. Default: in this process; copies of a site
   * need one for all.
   */
  readonly store?: Pick<KeyStore, 'spend'> | undefined;
  /** Whether the page is shown in a frame on another site. Default `false`. */
  readonly embedded?: boolean | undefined;
  /** Milliseconds one call of SurePassID may take. Default 10 000. */
  readonly deadline?: number | undefined;
  /** A stand-in for `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** Told of every answer that is a refusal or a failure; what it throws is ignored. */
  readonly onError?: ((failure: SurePassIdFailure) => void) | undefined;
}
