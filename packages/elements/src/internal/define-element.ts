import type { SecondFactorElement } from './second-factor-element.js';

interface ElementClass {
  new (): SecondFactorElement;
  readonly version: string;
}

/** Registers an element; a second copy stays silent, one of another version warns once. */
export function defineElement(tag: string, element: ElementClass): void {
  // Absent in Node, where pages are rendered ahead.
  if (!('customElements' in globalThis)) return;
  const known = customElements.get(tag) as Partial<ElementClass> | undefined;
  if (!known) customElements.define(tag, element);
  else if (known.version !== element.version) {
    console.warn(`<${tag}> is already defined, in version ${known.version ?? '?'}`);
  }
}
