import { showSnippet, writeTag } from './snippet.js';

/** What makes each element what it is on this page, and the title of its card. */
const parts = {
  'second-factor': ['secondFactor', 'prompt="password"'],
  passwordless: ['passwordless', 'mode="passwordless"', 'autofill'],
  register: ['registerTitle'],
  keys: ['keysOf'],
};

/** Shows the HTML that makes these elements. */
export function showKeysHtml(look, elements) {
  const titled = elements.map((element) => {
    const [title, ...attributes] = parts[element.id];
    const endpoint = `endpoint="${element.getAttribute('endpoint')}"`;
    return [title, writeTag(element.localName, look, endpoint, ...attributes)];
  });
  showSnippet(look, 'all', ...titled);
}
