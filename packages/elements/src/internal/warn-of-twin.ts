/**
 * Warns the page's author where an element is the second one after what only one can have.
 * @param selector - finds those that are after it
 */
export function warnOfTwin(element: Element, selector: string): void {
  const [, second] = document.querySelectorAll(selector);
  if (second === element) console.warn(`<${selector}>: a page can have one only`);
}
