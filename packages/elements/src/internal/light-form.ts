import type { ReactiveController } from 'lit';
import { render } from 'lit/html.js';
import { updateLightStyles } from '../theme/light-styles.js';
import { sameOrigin } from './same-origin.js';
import type { TemplateElement } from './template-element.js';

/** The fields we made, where a form of the page's own is around them. */
export const inForm = 'div[data-second-factor]';

/** An element whose fields a {@link LightForm} keeps. */
export interface LightFormHost extends TemplateElement {
  /** The label, inputs and submit button for a form that the page did not bring. */
  renderFields(): unknown;
  /** Called inside the event when the form is submitted. */
  formSubmitted(): void;
  /** Where a form is posted after a success. */
  readonly action: string | undefined;
  /** Where to go after a success. */
  readonly redirectUrl: string | undefined;
}

/**
 * The form of an element: the one the page put inside, or else one made in the element's light DOM.
 *
 * Password managers look for fields with `document.querySelectorAll('input')`, which does not see
 * shadow roots. So the fields stand outside of ours, as children of a real `<form>` that is slotted
 * into its layout. Inside a form of the page no second one may stand; a `<div>` takes its place, and
 * our submit button submits the page's form.
 */
export class LightForm implements ReactiveController {
  /** The made form's, unique in the page; ids of fields begin with it. */
  readonly id: string = `second-factor-${Math.random().toString(36).slice(2)}`;
  readonly #host: LightFormHost;
  readonly #observer: MutationObserver;
  #made: HTMLElement | undefined;
  /** Around the made button, where fields of the page's stand before it. */
  #foot: HTMLElement | undefined;
  #button: HTMLElement | undefined;
  #isPost = false;
  #outer: HTMLFormElement | null = null;
  #root: Document | ShadowRoot = document;

  constructor(host: LightFormHost) {
    this.#host = host;
    this.#observer = new MutationObserver(() => host.requestUpdate());
    host.addController(this);
    host.addEventListener('keydown', (event) => {
      const { target, key, isComposing } = event;
      if (key !== 'Enter' || isComposing || !(target as Element).matches(`${inForm} input`)) return;
      // The form's first button would be pressed, which may be the page's, for another end.
      event.preventDefault();
      this.#button?.click();
    });
  }

  /** The form that is submitted. */
  get form(): HTMLFormElement | undefined {
    return this.#own ?? this.#outer ?? (this.#made as HTMLFormElement | undefined);
  }

  /** The fields of the form as they are now, autofilled ones too, which may never have fired `input`. */
  get fields(): Record<string, string> {
    const data = [...new FormData(this.form)] as [string, string][];
    return Object.fromEntries(data.filter((entry) => typeof entry[1] === 'string'));
  }

  /** Empties what nobody should find in the page later. */
  clearPasswords(): void {
    const inputs = this.form?.querySelectorAll<HTMLInputElement>('input[type=password]');
    for (const input of inputs ?? []) input.value = '';
  }

  /**
   * Where to go after a success.
   * @throws {SecondFactorError} `untrusted_uri`
   */
  get target(): URL | undefined {
    const { action, redirectUrl } = this.#host;
    this.#isPost = !!action;
    const url = action || redirectUrl; // eslint-disable-line @typescript-eslint/prefer-nullish-coalescing -- nothing leads nowhere
    return url ? sameOrigin(url) : undefined;
  }

  /** Leaves for where the page goes on: by a form where `action` said so. */
  async goOn(target: string | URL): Promise<void> {
    const { form } = this;
    if (!this.#isPost || !form) location.replace(target);
    else (await import('./post-form.js')).postForm(form, this.#host, target);
  }

  hostConnected(): void {
    this.#outer = this.#host.closest('form');
    this.#target.addEventListener('submit', this.#onSubmit);
    this.#root = this.#host.getRootNode() as Document;
    // A page's form may come later than this element: by the parser, or by a framework.
    this.#observer.observe(this.#host, { childList: true, subtree: true });
  }

  hostDisconnected(): void {
    this.#target.removeEventListener('submit', this.#onSubmit);
    updateLightStyles(this.#root);
    this.#observer.disconnect();
  }

  hostUpdated(): void {
    // A copied element has a copy of the made form, of which this one knows nothing.
    for (const made of this.#host.querySelectorAll(':scope > [data-second-factor]')) {
      if ((made !== this.#made && made !== this.#foot) || this.#own) made.remove();
    }
    if (!this.#own) this.#make();
    updateLightStyles(this.#root);
  }

  /** Where every submit event of the form passes. */
  get #target(): HTMLElement {
    return this.#outer ?? this.#host;
  }

  /** The page's own form; one in a named slot is about something else. */
  get #own(): HTMLFormElement | null {
    return this.#host.querySelector(':scope > form:not([slot]), :scope > :not([slot]) form');
  }

  #make(): void {
    const tag = this.#outer ? 'div' : 'form';
    const before = this.#made;
    if (this.#made?.localName !== tag) {
      this.#made?.remove();
      this.#foot?.remove();
      this.#made = makeNode(tag, 'form');
      this.#made.id = this.id;
      this.#foot = makeNode(this.#outer ? tag : 'p', 'button');
      this.#button = undefined;
    }
    render(this.#host.renderFields(), this.#made, { host: this.#host });
    // Moved into a form of the page's, or out of it: what was typed comes along.
    for (const { name, value } of before?.querySelectorAll('input') ?? []) {
      const input = this.#made.querySelector<HTMLInputElement>(`[name=${name}]`);
      if (input && before !== this.#made) input.value = value;
    }
    keepIn(this.#host, this.#made);
    this.#button ??= this.#made.querySelector<HTMLElement>('[type=submit]') ?? undefined;
    // Fields of the page's stand outside of the form, before the button, and are a part of it all the same.
    const fields = this.#host.querySelectorAll(`${extra}[name],${extra} [name]`);
    const [first] = fields;
    if (first) keepIn(this.#host, this.#foot);
    else this.#foot?.remove();
    keepIn(first ? this.#foot : this.#made, this.#button);
    for (const field of [...fields, this.#button]) {
      if (this.#outer) field?.removeAttribute('form');
      // Not as the form has it: its `id` may be a field.
      else field?.setAttribute('form', this.id);
    }
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    const { form } = this;
    if (event.target !== form || event.defaultPrevented) return;
    // A page's form around this element may have other buttons, for other ends.
    if (form === this.#outer && !this.#host.contains(event.submitter)) return;
    event.preventDefault();
    this.#host.formSubmitted();
  };
}

/** What stands in the layout between the made fields and the button. */
const extra = ':scope > [slot=extra-fields]';

function keepIn(parent: Element | undefined, node: Element | undefined): void {
  if (node && node.parentNode !== parent) parent?.append(node);
}

function makeNode(tag: string, slot: string): HTMLElement {
  const node = document.createElement(tag);
  node.slot = slot;
  node.dataset['secondFactor'] = slot;
  return node;
}
