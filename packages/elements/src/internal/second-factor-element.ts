import type { SecondFactorError } from '@second-factor/core';
import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import {
  SecondFactorCancelEvent,
  SecondFactorErrorEvent,
  SecondFactorReadyEvent,
  SecondFactorStateChangeEvent,
  SecondFactorUnsupportedEvent,
} from '../events.js';
import { explainError } from '../i18n/explain-error.js';
import { registerTranslation } from '../i18n/localize.js';
import type { StringOverrides, Strings } from '../i18n/strings.js';
import { shadowStyles } from '../theme/shadow-styles.js';
import { version } from '../version.js';
import { CeremonyController } from './ceremony-controller.js';
import type { CeremonyHost, ElementState } from './ceremony-controller.js';
import type { Properties } from './define-properties.js';
import { LocalizeController } from './localize-controller.js';
import type { LocalizeHost } from './localize-controller.js';
import { showState } from './show-state.js';
import { TemplateElement } from './template-element.js';

/** What an element shows and announces of its progress, by the keys of its strings. */
export interface Progress {
  readonly title?: keyof Strings;
  readonly hint?: keyof Strings;
  /** Buttons below, the one to expect first. */
  readonly actions?: readonly (keyof Strings)[];
  /** Whether it stands in place of the form. */
  readonly hidesForm?: boolean;
}

/** What an element's buttons do, by the keys of their labels. */
export type Actions = Partial<Readonly<Record<keyof Strings, () => void>>>;

/**
 * What all elements share: a ceremony and its state, languages, theme, live regions and frame.
 *
 * @slot error - the page's own message, below the element's; in a live region of its own
 * @slot actions - beside the buttons of a step, and away with them
 * @csspart message - the sentence in the error message
 * @cssprop --second-factor-accent - buttons, focus and progress
 * @cssprop --second-factor-on-accent - text on the accent colour
 * @cssprop --second-factor-text - text on surfaces
 * @cssprop --second-factor-muted - hints
 * @cssprop --second-factor-surface - fields and messages
 * @cssprop --second-factor-border - borders of fields
 * @cssprop --second-factor-error - errors
 * @cssprop --second-factor-success - success
 * @cssprop --second-factor-focus - the focus ring
 * @cssprop --second-factor-radius - corners
 * @cssprop --second-factor-gap - space between parts
 * @cssprop --second-factor-font - the font family
 */
export abstract class SecondFactorElement<T = unknown>
  extends TemplateElement
  implements CeremonyHost<T>, LocalizeHost
{
  static readonly version: string = version;

  /** Adds languages, for pages that have no module to import it from. */
  static readonly registerTranslation: typeof registerTranslation = registerTranslation;

  /** All that the element says, in English. */
  declare protected static readonly english: StringOverrides;

  static override readonly properties: Properties = {
    focusOnLoad: Boolean,
    headingLevel: Number,
    strings: Object,
    theme: String,
  };

  static override readonly styles: (document: Document) => CSSStyleSheet = shadowStyles;

  /** Whether to take the focus when the page has loaded. */
  declare focusOnLoad: boolean;

  /** Has a step's title be a heading, of this level. Default: it is none. */
  declare headingLevel: number | undefined;

  /** Strings in place of the built-in ones, any of them. As an attribute: JSON. */
  declare strings: StringOverrides | null | undefined;

  /** Colours: `light`, `dark`, or `auto` (the default), as the page around has them. */
  declare theme: 'light' | 'dark' | 'auto' | undefined;

  protected readonly ceremony: CeremonyController<T> = new CeremonyController<T>(this);
  protected readonly words: LocalizeController = new LocalizeController(
    this,
    (this.constructor as typeof SecondFactorElement).english,
  );

  /** What the buttons do that {@link progress} offers. */
  protected abstract readonly actions: Actions;

  protected readonly internals: ElementInternals = this.attachInternals();
  /** What was rendered last. */
  #shown: Progress | undefined;
  /** What the alert is about, unless the page keeps it from being shown. */
  #alert: SecondFactorError | undefined;
  /** Where the person was last among the fields, and goes on after a step without them. */
  #opener: HTMLElement | undefined;

  constructor() {
    super();
    this.addEventListener('focusin', ({ target }) => {
      // From inside the shadow root, the element itself is the target.
      if (target !== this) this.#opener = target as HTMLElement;
    });
  }

  /** Where the element stands; also `data-state` and `:state()`. */
  get state(): ElementState {
    return this.ceremony.state;
  }

  /** The step inside the state, such as `severed`. */
  get status(): string | undefined {
    return this.ceremony.status;
  }

  /** Gives up what is under way; ends in `second-factor-cancel`. */
  abort(): void {
    this.ceremony.abort();
  }

  /** Goes back to the beginning, silently. */
  reset(): void {
    this.ceremony.reset();
  }

  /** Focuses what the person would use next. */
  override focus(options?: FocusOptions): void {
    const find = (selector: string): HTMLElement | null => this.renderRoot.querySelector(selector);
    const next = this.#shown?.hidesForm
      ? ((this.state === 'success' ? null : find('[part=actions] button')) ??
        // What is over is to be read; Enter must not begin it again.
        find('[part=status]'))
      : this.contains(this.#opener ?? null)
        ? this.#opener
        : (this.querySelector<HTMLElement>('[data-part=input]') ??
          this.querySelector<HTMLElement>('input:not([type=hidden]), button'));
    next?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#showState();
  }

  /** @internal */
  ceremonyChanged(previous: ElementState): void {
    const { state, status } = this;
    this.#alert = undefined;
    this.#showState(previous);
    this.requestUpdate();
    this.dispatchEvent(new SecondFactorStateChangeEvent(state, previous, status));
  }

  /** @internal */
  abstract ceremonySucceeded(result: T): void;

  /** @internal */
  ceremonyFailed(error: SecondFactorError): void {
    const { state } = this;
    if (state === 'idle') this.dispatchEvent(new SecondFactorCancelEvent(error));
    else {
      if (state === 'unsupported') this.dispatchEvent(new SecondFactorUnsupportedEvent(error));
      const event = new SecondFactorErrorEvent(error, this.explain(error));
      if (this.dispatchEvent(event)) this.#alert = error;
    }
  }

  /** @internal */
  override render(): TemplateResult {
    const { title, hint, actions } = this.#shown ?? {};
    const { text, translation } = this.words;
    const alert = this.#alert && html`<span part="message">${this.explain(this.#alert)}</span>`;
    const status = [
      title &&
        html`<b
          part="title"
          role=${this.headingLevel ? 'heading' : nothing}
          aria-level=${this.headingLevel ?? nothing}
          >${text(title)}</b
        >`,
      hint && html`<span part="hint">${text(hint)}</span>`,
    ];
    const buttons = actions?.map(
      (key) =>
        html`<button type="button" part="button" @click=${this.actions[key]}>${text(key)}</button>`,
    );
    return html`<div part="container" lang=${translation.lang}>
      <slot name="logo"></slot><slot name="heading"></slot><slot name="description"></slot>
      <div part="alert" role="alert">${alert}</div>
      <slot name="error"></slot>
      ${this.renderMain(this.#shown?.hidesForm)}
      <div part="status" role="status" tabindex="-1">${status}</div>
      <div part="actions">${buttons && [buttons, html`<slot name="actions"></slot>`]}</div>
      <slot name="alternatives"></slot><slot name="footer"></slot>
    </div>`;
  }

  /** What the element is about, between its messages. */
  protected renderMain(isHidden = false): unknown {
    return html`<div part="form" ?hidden=${isHidden}>
      <slot name="before-form"></slot><slot name="form"></slot><slot name="extra-fields"></slot>
      <slot name="button"></slot><slot></slot>
      <slot name="after-form"></slot>
    </div>`;
  }

  /**
   * Keeps the focus with the person: when the step they are in is replaced, it moves to the next,
   * and back to where it was. Focus that was elsewhere in the page is left there.
   */
  protected override update(): void {
    const hadFocus = this.matches(':focus-within');
    const before = this.#shown;
    this.#shown = this.progress();
    super.update();
    const isMoved = before?.hidesForm !== this.#shown.hidesForm;
    if (hadFocus && (isMoved || !this.matches(':focus-within'))) this.focus();
    if (before) return;
    if (this.focusOnLoad) this.focus({ preventScroll: true });
    this.dispatchEvent(new SecondFactorReadyEvent());
  }

  protected explain(error: SecondFactorError): string {
    return explainError(error, this.words.text) ?? error.message;
  }

  /** What to show and announce beside the form, or in its place. */
  protected abstract progress(): Progress;

  #showState(previous?: ElementState): void {
    this.dataset['state'] = this.state;
    showState(this.internals, this.state, previous);
  }
}
