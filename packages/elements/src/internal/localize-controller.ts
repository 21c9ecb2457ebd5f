import type { ReactiveController } from 'lit';
import { findTranslation, preferredLanguages, translationListeners } from '../i18n/localize.js';
import type { StringOverrides, Translation } from '../i18n/strings.js';
import type { TemplateElement } from './template-element.js';

/** An element that a {@link LocalizeController} speaks for. */
export interface LocalizeHost extends TemplateElement {
  /** The page's own strings for this element. */
  readonly strings: StringOverrides | null | undefined;
}

/** Finds an element's words, and renders it again when its language, or what is registered, changes. */
export class LocalizeController implements ReactiveController {
  /** The words for a key: the element's own strings, then the translation's, then English. */
  readonly text: (key: keyof StringOverrides) => string | undefined;
  readonly #host: LocalizeHost;
  readonly #observer: MutationObserver;
  readonly #update: () => void;

  constructor(host: LocalizeHost, english: StringOverrides) {
    this.#host = host;
    this.text = (key) => host.strings?.[key] ?? this.translation.strings[key] ?? english[key];
    this.#update = () => host.requestUpdate();
    this.#observer = new MutationObserver(this.#update);
    host.addController(this);
  }

  /** The languages wanted here, best first, whether or not they are registered. */
  get wanted(): readonly string[] {
    return preferredLanguages(this.#host);
  }

  /** The translation spoken. */
  get translation(): Translation {
    return findTranslation(this.wanted);
  }

  hostConnected(): void {
    const options = { attributeFilter: ['lang'], subtree: true };
    // Any of the shadow roots that the element stands in may say it, up to the document.
    for (let at: Element | undefined = this.#host; at;) {
      const root = at.getRootNode() as Node & Partial<ShadowRoot>;
      this.#observer.observe(root, options);
      at = root.host;
    }
    translationListeners.add(this.#update);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    translationListeners.delete(this.#update);
  }
}
