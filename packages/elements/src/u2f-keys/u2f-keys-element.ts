import { isSecondFactorError } from '@second-factor/core';
import type { KeyProvider, RegisteredKey } from '@second-factor/core';
import { html, nothing } from 'lit/html.js';
import {
  SecondFactorKeyRemoveEvent,
  SecondFactorKeyRenameEvent,
  SecondFactorKeysLoadEvent,
} from '../events.js';
import { commonEnglish, u2fKeysEnglish } from '../i18n/en.js';
import type { StringOverrides, Strings } from '../i18n/strings.js';
import { loaded, whomOf } from '../internal/key-connection.js';
import type { KeyConnection } from '../internal/key-connection.js';
import { KeyElement } from '../internal/key-element.js';
import type { Actions, Progress } from '../internal/second-factor-element.js';
import { goalIn, rowAt } from './key-goals.js';
import type { keyList, OpenedKey } from './key-list.js';
import type { KeyRowActions, KeyRowMode } from './key-row.js';
import { u2fKeysStyles } from './u2f-keys-styles.js';

/**
 * A person's security keys: their names, when they were registered and last used, to be renamed and
 * removed. It loads them again when a `<u2f-register>` with the same endpoint has registered one.
 *
 * @example
 * <u2f-keys endpoint="/auth/keys"></u2f-keys>
 *
 * @slot logo - above everything
 * @slot heading - the heading
 * @slot description - what the keys are for
 * @slot alternatives - what else there is, below the list
 * @slot footer - below everything
 * @csspart container - the frame around all parts
 * @csspart alert - the error message
 * @csspart keys - the list
 * @csspart key - one key in it
 * @csspart text - its name and dates
 * @csspart name - its name
 * @csspart hint - its dates; what to do
 * @csspart row-actions - its buttons
 * @csspart empty - what stands there without a key
 * @csspart edit - the form for a new name
 * @csspart field - around the label and the field
 * @csspart label - the field's label
 * @csspart input - the field
 * @csspart question - the question before a key is removed
 * @csspart rename - the button that opens the form
 * @csspart save - the button that renames
 * @csspart remove - the button that asks
 * @csspart confirm - the button that removes
 * @csspart status - what has happened
 * @csspart title - the status in one line
 * @csspart actions - the buttons below
 * @csspart button - each button
 * @cssstate idle - the keys are shown
 * @cssstate loading - the keys are being loaded
 * @cssstate error - something failed
 * @fires second-factor-ready - {@link SecondFactorReadyEvent}
 * @fires second-factor-statechange - {@link SecondFactorStateChangeEvent}
 * @fires second-factor-keys-load - {@link SecondFactorKeysLoadEvent}
 * @fires second-factor-key-rename - {@link SecondFactorKeyRenameEvent}
 * @fires second-factor-key-remove - {@link SecondFactorKeyRemoveEvent}
 * @fires second-factor-error - {@link SecondFactorErrorEvent}
 * @fires second-factor-cancel - {@link SecondFactorCancelEvent}, when `abort()` ended the loading
 * @fires second-factor-unsupported - {@link SecondFactorUnsupportedEvent}, when the provider cannot list keys
 */
export class U2fKeysElement extends KeyElement<never> {
  protected static override readonly english: StringOverrides = {
    ...commonEnglish,
    ...u2fKeysEnglish,
  };

  protected override readonly actions: Actions = { startAgain: () => void this.refresh() };

  readonly #rowActions: KeyRowActions = {
    show: (key, mode) => this.#open(key, mode),
    rename: (key, name) => this.#rename(key, name),
    remove: (key) => this.#remove(key),
  };

  #keys: readonly RegisteredKey[] | undefined;
  #list: typeof keyList | undefined;
  #provider: KeyProvider | undefined;
  #whom: unknown = null;
  /** The key whose row is open, and for what. */
  #opened: OpenedKey | undefined;
  /** The id of the key that is being changed. */
  #busy: string | undefined;
  /** Whether to load the keys once that is over. */
  #isStale = false;
  /** Whether the keys have been shown before. */
  #isShown = false;
  /** What has happened last. */
  #notice: keyof Strings | undefined;
  /** Where the focus goes on, as a selector. */
  #next: string | undefined;
  /** Ends with the element's stay in the page. */
  #stay = new AbortController();

  /** The keys, the oldest first; `undefined` until they are loaded. */
  get keys(): readonly RegisteredKey[] | undefined {
    return this.#keys;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.renderRoot.adoptedStyleSheets.push(u2fKeysStyles(this.ownerDocument));
    document.addEventListener('second-factor-success', this.#onSuccess);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('second-factor-success', this.#onSuccess);
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#end();
      // Another stay begins with fresh keys.
      this.#whom = null;
    });
  }

  /** Loads the keys again; while one is being changed, after that. */
  async refresh(): Promise<void> {
    this.#isStale = this.#busy !== undefined;
    if (this.#isStale) return;
    await this.ceremony.run(async (signal) => {
      const provider = await this.connect();
      this.#provider = provider;
      // Beside other elements few pages list keys: what shows them comes while they are asked for.
      const part = loaded(import('./key-list.js'));
      const [keys, { keyList }] = await Promise.all([provider.listKeys(signal), part]);
      this.#list = keyList;
      this.#show(keys);
      return undefined;
    });
  }

  override focus(options?: FocusOptions): void {
    const next = this.#next ?? '[part=empty], [part~=button]';
    const target = this.renderRoot.querySelector<HTMLElement>(next);
    target?.focus(options);
    // A new name takes the place of the old one at the first key.
    if (target?.localName === 'input') (target as HTMLInputElement).select();
  }

  override ceremonySucceeded(): void {
    // Loading keys is no ceremony.
  }

  protected override update(): void {
    const whom = whomOf(this);
    if (whom !== this.#whom) {
      this.#whom = whom;
      // What was about other keys is no more.
      this.#end();
      this.#keys = undefined;
      this.#opened = undefined;
      // ZITADEL's token is set by a script, and perhaps not yet.
      if (this.keyProvider ?? this.token ?? !this.provider?.startsWith('zitadel')) {
        void this.refresh();
      }
    }
    const hadFocus = this.matches(':focus-within');
    super.update();
    if (hadFocus && this.#next) this.focus();
    this.#next = undefined;
  }

  protected override progress(): Progress {
    const { state, error } = this.ceremony;
    if (state === 'loading' && !this.#keys) return { title: 'connecting' };
    if (error && !this.#keys) return { actions: ['startAgain'] };
    if (this.#busy) return { title: 'verifying' };
    return this.#notice ? { hint: this.#notice } : {};
  }

  protected override renderMain(): unknown {
    const { words } = this;
    const keys = this.#keys;
    if (!keys) return nothing;
    if (keys.length === 0) return html`<p part="empty" tabindex="-1">${words.text('noKeys')}</p>`;
    const list = {
      keys,
      opened: this.#opened,
      busy: this.#busy,
      isNameable: !!this.#provider?.renameKey,
    };
    return this.#list?.(list, words, this.#rowActions);
  }

  /** Shows other keys, and tells of them. */
  #show(keys: readonly RegisteredKey[]): void {
    this.#keys = keys;
    this.requestUpdate();
    const mayFocus = this.focusOnLoad && !this.#isShown;
    this.#isShown = true;
    if (mayFocus) void this.updateComplete.then(() => this.focus({ preventScroll: true }));
    this.dispatchEvent(new SecondFactorKeysLoadEvent(keys));
  }

  /** Ends a change under way: the keys have gone, or nobody is there to see it. */
  #end(): void {
    this.#stay.abort({ by: 'disconnected' });
    this.#stay = new AbortController();
    this.#busy = undefined;
  }

  #open({ id }: RegisteredKey, mode: KeyRowMode): void {
    if (this.#busy) return;
    // An error before this one is over.
    if (this.state === 'error') this.ceremony.reset();
    const before = this.#opened;
    this.#opened = { id, mode };
    this.#notice = undefined;
    const index = this.#keys?.findIndex((key) => key.id === id) ?? 0;
    this.#next = goalIn(index, mode, before?.mode);
    this.requestUpdate();
  }

  #rename(key: RegisteredKey, name: string): void {
    if (name === key.name) this.#open(key, 'show');
    else {
      void this.#change(
        key,
        new SecondFactorKeyRenameEvent(key, name),
        (provider, signal) => provider.renameKey?.(key.id, name, signal),
        (keys) => {
          this.#open(key, 'show');
          this.#notice = 'keyRenamed';
          return keys.map((other) => (other.id === key.id ? { ...other, name } : other));
        },
      );
    }
  }

  #remove(key: RegisteredKey): void {
    void this.#change(
      key,
      new SecondFactorKeyRemoveEvent(key),
      (provider, signal) => provider.removeKey(key.id, signal).catch(requireThere),
      (keys) => {
        const index = keys.findIndex(({ id }) => id === key.id);
        const left = keys.filter(({ id }) => id !== key.id);
        // The next key has its place now, or there is one before.
        this.#next = left.length ? rowAt(Math.min(index, left.length - 1)) : '[part=empty]';
        this.#notice = 'keyRemoved';
        return left;
      },
    );
  }

  /** Has the provider change a key, and shows what has become of them all. */
  async #change(
    { id }: RegisteredKey,
    event: Event,
    change: (provider: KeyProvider, signal: AbortSignal) => Promise<void> | undefined,
    show: (keys: readonly RegisteredKey[]) => readonly RegisteredKey[],
  ): Promise<void> {
    const { signal } = this.#stay;
    if (this.#busy || !this.dispatchEvent(event)) return;
    this.#busy = id;
    this.#notice = undefined;
    // A list on its way may be older than the change; and an error before this one is over.
    this.#isStale = this.ceremony.isPending;
    this.ceremony.reset();
    this.requestUpdate();
    try {
      // Anew: a token or header may be another by now.
      await change(await this.connect(), signal);
      if (signal.aborted) return;
      this.#busy = undefined;
      this.#show(show(this.#keys ?? []));
    } catch (cause) {
      if (signal.aborted) return;
      this.#busy = undefined;
      this.ceremony.fail(cause);
    }
    if (this.#isStale) void this.refresh();
  }

  readonly #onSuccess = (event: Event): void => {
    const [source] = event.composedPath() as (Element & Partial<KeyConnection>)[];
    if (source?.localName !== 'u2f-register') return;
    if (source.endpoint !== this.endpoint || source.keyProvider !== this.keyProvider) return;
    void this.refresh();
  };
}

/** A key that is gone already needs no removal. */
function requireThere(error: unknown): void {
  // A 404 alone may be a missing route: then the key is as good as ever.
  const { problem, provider } = isSecondFactorError(error) ? error : {};
  if (problem !== 'key_not_found' && provider?.code !== 'COMMAND-DAfb2') throw error;
}

declare global {
  interface HTMLElementTagNameMap {
    'u2f-keys': U2fKeysElement;
  }
}
