/** A registered key, as a site keeps it. Nothing in it is secret, but it names a user's devices. */
export interface StoredKey {
  /** The credential's id, in base64url; an old U2F key's handle. */
  readonly id: string;
  /** The site's own id of the user. */
  readonly userId: string;
  /** The random `user.id` that authenticators know the user by, in base64url; an old U2F key has none. */
  readonly userHandle: string | undefined;
  /** What the person calls it. */
  readonly name: string;
  /** The public key, in COSE form. */
  readonly publicKey: Uint8Array;
  /** The signature counter as it was last seen; 0 for keys that do not count. */
  readonly counter: number;
  /** How the key is reached, such as `usb`; empty when it did not say. */
  readonly transports: readonly string[];
  /** The App ID of a key that was registered by U2F. */
  readonly appId: string | undefined;
  /** When it was registered, in milliseconds since 1970. */
  readonly created: number;
  /** When it was last used, in milliseconds since 1970. */
  readonly lastUsed: number | undefined;
}

/** What one use changes. */
export interface KeyUse {
  /** The counter that the key has just signed. */
  readonly counter: number;
  /** Now, in milliseconds since 1970. */
  readonly time: number;
}

/** Where keys are kept. Many copies of a site may share one; each call is atomic by itself. */
export interface KeyStore {
  /** A user's keys, the oldest first. */
  list(userId: string): Promise<readonly StoredKey[]>;
  find(id: string): Promise<StoredKey | undefined>;
  /** @returns `false` when a key of that id is there already, whoever's it is; it stays as it was */
  add(key: StoredKey): Promise<boolean>;
  /**
   * Records a use. A counter has to grow, unless both are 0 (WebAuthn Level 3, 7.2 step 22).
   * @returns `false` when it did not, or the key is gone; nothing changes then
   */
  use(id: string, use: KeyUse): Promise<boolean>;
  /** @returns `false` when that user has no such key */
  rename(userId: string, id: string, name: string): Promise<boolean>;
  /** @returns `false` when that user has no such key */
  remove(userId: string, id: string): Promise<boolean>;
  /**
   * Marks a challenge as used, so that no copy of the site takes it again.
   * @param expires - when it may be forgotten, in milliseconds since 1970
   * @returns `false` when it was used before
   */
  spend(challengeId: string, expires: number): Promise<boolean>;
}
