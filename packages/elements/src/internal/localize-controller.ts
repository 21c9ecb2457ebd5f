import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { findTranslation, onTranslation, preferredLanguages } from '../i18n/localize.js';
import type { StringOverrides } from '../i18n/strings.js';

/** An element that a {@link LocalizeController} speaks for. */
export interface LocalizeHost extends ReactiveControllerHost, Element {
  /** The page's own strings for this element. */
  readonly strings: StringOverrides | null | undefined;
}

/** Finds an element's words, and renders it again when its language, or what is registered, changes. */
export class LocalizeController implements ReactiveController {
  readonly #host: LocalizeHost;
  readonly #english: StringOverrides;
  readonly #observer: MutationObserver;
  #forget: (() => void) | undefined;

  constructor(host: LocalizeHost, english: StringOverrides) {
    this.#host = host;
    this.#english = english;
    this.#observer = new MutationObserver(() => host.requestUpdate());
    host.addController(this);
  }

  /** The language wanted here, whether or not it is registered. */
  get wanted(): string | undefined {
    return preferredLanguages(this.#host)[0];
  }

  /** The language spoken. */
  get spoken(): string {
    return findTranslation(preferredLanguages(this.#host)).lang;
  }

  /** The words for a key: the element's own strings, then the translation's, then English. */
  text(key: keyof StringOverrides): string | undefined {
    const { strings } = findTranslation(preferredLanguages(this.#host));
    return this.#host.strings?.[key] ?? strings[key] ?? this.#english[key];
  }

  hostConnected(): void {
    const options = { attributeFilter: ['lang'], subtree: true };
    for (const root of [document, this.#host.getRootNode()]) this.#observer.observe(root, options);
    this.#forget = onTranslation(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#forget?.();
  }
}
