import type { ReactiveController } from 'lit';
import { render } from 'lit/html.js';
import { attributeOf, defineProperties } from './define-properties.js';
import type { Properties } from './define-properties.js';

// Node, where pages are rendered ahead, has no elements, but may import this.
const Base: typeof HTMLElement = 'HTMLElement' in globalThis ? HTMLElement : (Object as never);

/**
 * An element with properties, controllers, and a template that is rendered after each change.
 *
 * This is what our elements need of `LitElement`: Lit's own would take 2.7 kB of the 14 that a whole
 * login may weigh.
 */
export abstract class TemplateElement extends Base {
  /** Properties with an attribute of the same name each. */
  declare static readonly properties: Properties;
  declare static readonly styles: ((document: Document) => CSSStyleSheet) | undefined;

  protected readonly renderRoot: ShadowRoot = this.attachShadow({ mode: 'open' });
  readonly #controllers: ReactiveController[] = [];
  #update: Promise<void> | undefined;

  /** Read once, when the element is defined. */
  static get observedAttributes(): readonly string[] {
    defineProperties(this.prototype, this.properties, (element) => element.requestUpdate());
    return Object.keys(this.properties).map(attributeOf);
  }

  /** All properties as they are now. */
  protected get values(): Record<string, unknown> {
    const { properties } = this.constructor as typeof TemplateElement;
    return Object.fromEntries(
      Object.keys(properties).map((name) => [name, Reflect.get(this, name)]),
    );
  }

  /** Resolves when what has changed is rendered. */
  get updateComplete(): Promise<void> {
    return Promise.resolve(this.#update);
  }

  /** @internal */
  addController(controller: ReactiveController): void {
    this.#controllers.push(controller);
  }

  /**
   * Renders in a microtask, however often it is called until then.
   * @internal
   */
  requestUpdate(): void {
    this.#update ??= Promise.resolve().then(() => {
      this.#update = undefined;
      if (this.isConnected) this.update();
    });
  }

  connectedCallback(): void {
    const { properties, styles } = this.constructor as typeof TemplateElement;
    for (const name of Object.keys(properties)) takeOver(this, name);
    if (styles) this.renderRoot.adoptedStyleSheets = [styles(this.ownerDocument)];
    for (const controller of this.#controllers) controller.hostConnected?.();
    this.requestUpdate();
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }

  attributeChangedCallback(): void {
    this.requestUpdate();
  }

  /** Renders at once. */
  protected update(): void {
    render(this.render(), this.renderRoot, { host: this });
    for (const controller of this.#controllers) controller.hostUpdated?.();
  }

  protected abstract render(): unknown;
}

/** Moves what was set before the element was defined from the object to its property. */
function takeOver(element: object, name: string): void {
  if (!Object.hasOwn(element, name)) return;
  const value: unknown = Reflect.get(element, name);
  Reflect.deleteProperty(element, name);
  Reflect.set(element, name, value);
}
