import type { BackendOptions } from '../backend/backend.js';
import type { SecondFactorError } from '../errors.js';
import type { PopupStatus } from '../popup/types.js';

/** Which login OMPASS runs: `u2f` after a password, `uaf` instead of one. */
export type OmpassMethod = 'u2f' | 'uaf';

/** Where the provider's page opens; `auto` takes a popup and, where none can open, the page itself. */
export type OmpassDisplay = 'popup' | 'redirect' | 'auto';

/** The names of the parameters on the provider's redirect. */
export interface RedirectParameters {
  /** Holds the user's name. Default `username`. */
  readonly username?: string | undefined;
  /** Holds the token. Default `access_token` or `token`, whichever came. */
  readonly token?: string | undefined;
}

/** What an {@link Ompass} client works with. */
export interface OmpassOptions extends BackendOptions {
  /** The site's own path or URL; `/begin` and `/verify` are posted below it. */
  readonly endpoint: string | URL;
  /** Names of the redirect's parameters, for sites that changed them. */
  readonly parameters?: RedirectParameters;
  /** Origins the provider's page may have. Default: any `https:` origin, or loopback. Empty: none. */
  readonly providerOrigins?: readonly string[];
}

/** One login. */
export interface OmpassLoginOptions {
  /** Default `u2f`. */
  readonly method?: OmpassMethod;
  /** Who passed the password; sent as `user_id`. Leave out for `uaf`, or where the server knows. */
  readonly userId?: string | undefined;
  /** More fields for `begin`, such as those of a login form. */
  readonly fields?: Readonly<Record<string, string>>;
  /** A language tag (`ko-KR`) or OMPASS's own code (`KR`). Default: the document's language. */
  readonly language?: string | undefined;
  /** Default `auto`. */
  readonly display?: OmpassDisplay;
  /** The popup's width in CSS pixels. Default 920. */
  readonly width?: number;
  /** The popup's height in CSS pixels. Default 810. */
  readonly height?: number;
  /**
   * Milliseconds the person has. Default 300 000; 0 or `Infinity` for no limit of the page's own. A
   * server may have one: the server package takes ten minutes.
   */
  readonly timeout?: number;
  readonly signal?: AbortSignal | undefined;
  /**
   * The provider's address, where the page knows it already; then `begin` is not posted. The server
   * package ties a login to its user in `begin`: this is for an endpoint that does so otherwise.
   */
  readonly ompassUri?: string | URL | undefined;
  /** A window that the caller opened in the click, instead of one of ours. */
  readonly popup?: Window | null;
  /** A second call while one is pending: `focus` the open popup (default), `replace` it, or `reject`. */
  readonly whenPending?: 'focus' | 'replace' | 'reject';
  /** Keeps the popup when the page unloads, so that `rejoin()` can go on. Default `false`. */
  readonly keepOnUnload?: boolean;
  /** Milliseconds of continuous focus after which a severed popup counts as closed. Default 3 000. */
  readonly closedGrace?: number;
  /** Where to go after a full-page login. Same-origin. Default: back to the page that began it. */
  readonly redirectUrl?: string | URL | undefined;
  /** The page's own state, as JSON; comes back in {@link OmpassResult.appState}. Never secrets. */
  readonly appState?: unknown;
  /** What the popup says until the provider's page is there. Default `Connecting…`. */
  readonly connectingText?: string;
  /** Told each step. */
  readonly onStatus?: (status: PopupStatus) => void;
  /** Told of a token that came after the login had ended; `verify` posts it. */
  readonly onLateResult?: (late: LateOmpassResult) => void;
}

/** A login the site accepted. */
export interface OmpassResult {
  readonly method: OmpassMethod;
  /** The user's name, trimmed: as the provider's redirect or the page said it. */
  readonly userId: string | undefined;
  /** The site's own JSON from `/verify`; `undefined` when a landing page posted it. */
  readonly response: unknown;
  /** What the caller gave as `appState`. */
  readonly appState: unknown;
  /** Where a full-page login wants to go: the `redirectUrl`, or the page that began it. */
  readonly returnUrl: string;
}

/** A token that arrived after its login was given up. */
export interface LateOmpassResult {
  /** Why the login had ended. */
  readonly error: SecondFactorError;
  /** Posts the token after all. */
  verify(): Promise<OmpassResult>;
}

/** OMPASS logins for one endpoint. */
export interface Ompass {
  /**
   * Logs in by OMPASS. Call it inside the click: the popup opens before anything is awaited.
   * @throws {PopupBlockedError} `popup_blocked`, with `retry()` and `redirect()`
   * @throws {SecondFactorError} any other outcome
   * @throws {TypeError} for a wrong option
   */
  login(options?: OmpassLoginOptions): Promise<OmpassResult>;
  /**
   * Goes on with a full-page login: reads and scrubs a token on this page's address, or takes the
   * outcome that a landing page left.
   * @returns the result, or `undefined` when there is nothing to go on with
   * @throws {SecondFactorError} when the login that left has failed
   */
  resume(options?: OmpassResumeOptions): Promise<OmpassResult | undefined>;
}

/** Options of {@link Ompass.resume}. */
export interface OmpassResumeOptions {
  /** Goes on with a login of this method only. Default: of either. */
  readonly method?: OmpassMethod | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told each step. */
  readonly onStatus?: ((status: PopupStatus) => void) | undefined;
}

/** How a landing page finishes a login. */
export interface CallbackOptions extends BackendOptions {
  /** Names of the redirect's parameters, to be removed from the address even with no flow to go with. */
  readonly parameters?: RedirectParameters;
  readonly signal?: AbortSignal | undefined;
}

/**
 * What a landing page did. `delivered`: the page that opened this popup has the token, and this window
 * is closing (where the browser lets it); `unheard`: no page answered within 3 s; `verified`: a
 * full-page login was posted and accepted; `failed`: it was not, and `startUrl` is where to try again;
 * `none`: no login came back here, nothing was done.
 */
export type CallbackOutcome =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'unheard' }
  | { readonly kind: 'verified'; readonly result: OmpassResult }
  | { readonly kind: 'failed'; readonly error: SecondFactorError; readonly startUrl: string }
  | { readonly kind: 'none' };
