/** Functions for the page: what an element is made of, its fields in the page and its shadow root. */
export function defineParts() {
  /** The node where the element begins, and all below it. */
  globalThis.partsOf = (tag) => {
    const element = document.querySelector(tag);
    const made = element.querySelectorAll('[data-second-factor], [data-second-factor] *');
    return [...element.shadowRoot.querySelectorAll('*'), ...made].filter((part) =>
      part.checkVisibility({ visibilityProperty: true }),
    );
  };
  globalThis.nameOf = (part) =>
    part.getAttribute('part') ?? part.dataset.part ?? part.getAttribute('role') ?? part.localName;
}
