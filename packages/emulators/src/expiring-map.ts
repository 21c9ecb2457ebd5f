/** How long and how much an {@link ExpiringMap} remembers. */
export interface ExpiringMapOptions {
  /** The most entries kept; the oldest goes first. */
  readonly limit: number;
  /** The clock, in milliseconds. */
  readonly now: () => number;
}

/** A map that forgets entries when their time is over, and the oldest when it is full. */
export class ExpiringMap<Value> {
  readonly #entries = new Map<string, { readonly value: Value; readonly expiresAt: number }>();
  readonly #limit: number;
  readonly #now: () => number;

  constructor({ limit, now }: ExpiringMapOptions) {
    this.#limit = limit;
    this.#now = now;
  }

  /** How many entries are held, those included whose time is over but which nothing cleared yet. */
  get size(): number {
    return this.#entries.size;
  }

  /** The value under `key`, unless its time is over. */
  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    return entry && entry.expiresAt > this.#now() ? entry.value : undefined;
  }

  /** The values whose time is not over, the oldest first. */
  values(): readonly Value[] {
    const now = this.#now();
    return [...this.#entries.values()].flatMap(({ value, expiresAt }) =>
      expiresAt > now ? [value] : [],
    );
  }

  /** Keeps `value` under `key` until `expiresAt`, in milliseconds; without it, until it is the oldest. */
  set(key: string, value: Value, expiresAt?: number): void {
    // Delete first: a key that is set again becomes the newest.
    this.#entries.delete(key);
    if (this.#entries.size >= this.#limit) this.#makeRoom();
    this.#entries.set(key, { value, expiresAt: expiresAt ?? Infinity });
  }

  /** Forgets `key`. */
  delete(key: string): void {
    this.#entries.delete(key);
  }

  #makeRoom(): void {
    const now = this.#now();
    for (const [key, { expiresAt }] of this.#entries) {
      if (expiresAt <= now) this.#entries.delete(key);
    }
    for (const key of this.#entries.keys()) {
      if (this.#entries.size < this.#limit) break;
      this.#entries.delete(key);
    }
  }
}
