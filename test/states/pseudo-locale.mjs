/**
 * A language that nobody speaks, made of English: what is shown without its brackets was never meant to be
 * translated, and its sentences are as long as those of longer languages.
 */
import { en } from '@second-factor/elements/i18n/en.js';

const accents = new Map(
  [...'aeiouycnszAEIOUYCNSZ'].map((letter, index) => [letter, [...'áéíóúýçñšžÁÉÍÓÚÝÇÑŠŽ'][index]]),
);

/** A sentence with accents and brackets, and two fifths longer; `{name}` and such stay. */
function pseudo(sentence) {
  const accented = sentence.replace(/\{\w+\}|./gs, (part) => accents.get(part) ?? part);
  const words = Array.from({ length: Math.ceil(sentence.length * 0.08) }, () => 'lóřém');
  return `⟦${[accented, ...words].join(' ')}⟧`;
}

/** All sentences, by key. */
export const strings = Object.fromEntries(
  Object.entries(en).map(([key, sentence]) => [key, pseudo(sentence)]),
);

/** Has the elements of a page speak it; runs in the page. */
export async function speak(sentences) {
  const { registerTranslation } = customElements.get('ompass-login');
  registerTranslation({ lang: 'en-XA', strings: sentences });
  document.documentElement.lang = 'en-XA';
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
