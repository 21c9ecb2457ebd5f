import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/browser';
import type { U2fRegistration, U2fSignature } from '../u2f/read-answer.js';

/** What a site asks a key for, and what it wants to see again with the answer. One of the first two. */
export interface KeyChallenge {
  /** WebAuthn options as JSON. */
  readonly publicKey?: unknown;
  /**
   * A question by U2F's messages: `registerRequests`, `signRequests` and so on. With `convert: true` the
   * server takes messages that are made of WebAuthn's answers, too.
   */
  readonly u2f?: unknown;
  /** Opaque; goes back as it came. */
  readonly state?: unknown;
}

/** A registered key, as it is shown to its owner. */
export interface RegisteredKey {
  readonly id: string;
  readonly name: string;
  /** `undefined` where the provider does not tell. */
  readonly created: Date | undefined;
  /** `undefined` where it was never used, or the provider does not tell. */
  readonly lastUsed: Date | undefined;
  /** `false` where the provider has no renaming, though its endpoint is the site's own. */
  readonly canRename?: boolean;
}

/** What is known when a key is to be registered. */
export interface BeginRegistration {
  /** What the person calls the key. */
  readonly name?: string | undefined;
  /** Whose key, for providers that are told. */
  readonly userId?: string | undefined;
  /** Fields of the page's form, for the site's own server. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

/** What is known when a key is to be used. */
export interface BeginAuthentication {
  /** Whose key, by the id that the provider knows; what a person types may be a name instead. */
  readonly userId?: string | undefined;
  readonly fields?: Readonly<Record<string, string>> | undefined;
  /** `second-factor`: after a password; `passwordless`: instead of one. Default: as the site has it. */
  readonly mode?: 'second-factor' | 'passwordless' | undefined;
}

/**
 * Who registers, checks and lists keys. `begin…` may be repeated when the network failed; `finish…` is
 * called once for each ceremony. All reject with a `SecondFactorError`.
 */
export interface KeyProvider {
  /** `site`, `netiq`, `zitadel` or `zitadel-v1`. */
  readonly name: string;
  beginRegistration(request: BeginRegistration, signal?: AbortSignal): Promise<KeyChallenge>;
  /** @returns the provider's own JSON */
  finishRegistration(
    credential: RegistrationResponseJSON | U2fRegistration,
    request: BeginRegistration & { readonly state: unknown },
    signal?: AbortSignal,
  ): Promise<unknown>;
  beginAuthentication(request: BeginAuthentication, signal?: AbortSignal): Promise<KeyChallenge>;
  /** @returns the provider's own JSON */
  finishAuthentication(
    credential: AuthenticationResponseJSON | U2fSignature,
    request: { readonly state: unknown },
    signal?: AbortSignal,
  ): Promise<unknown>;
  /** The person's keys, the oldest first. */
  listKeys(signal?: AbortSignal): Promise<readonly RegisteredKey[]>;
  /** Absent where the provider can't. */
  readonly renameKey?: (id: string, name: string, signal?: AbortSignal) => Promise<void>;
  removeKey(id: string, signal?: AbortSignal): Promise<void>;
}
