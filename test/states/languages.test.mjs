/** Every state in the pseudo-locale: no English is left, and nothing is cut off, in narrow and wide pages. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { eachState } from './each-state.mjs';
import { defineParts } from './in-element.mjs';
import { speak, strings } from './pseudo-locale.mjs';

/** Every sentence that any state has shown. */
const seen = new Set();

eachState(
  'no English is left, and nothing is cut off in',
  async (page, { tag }) => {
    const texts = await page.evaluate(findTexts, tag);
    assert.deepEqual(texts.map(withoutSentences).filter(hasWords), []);
    for (const text of texts) for (const [sentence] of text.matchAll(/⟦.*?⟧/gs)) seen.add(sentence);
    for (const width of [320, 1280]) {
      await page.setViewport({ width, height: 800 });
      assert.deepEqual(await page.evaluate(findCutOff, tag), [], `at ${width} pixels`);
    }
  },
  { script: defineParts, before: (page) => page.evaluate(speak, strings) },
);

suite('every sentence', () => {
  test('is shown in one of the states', () => {
    const shown = [...seen].join('\n').replaceAll(/\u2068.*?\u2069/gs, '{}');
    const unseen = Object.entries(strings).filter(
      ([, sentence]) => !shown.includes(sentence.replaceAll(/\{\w+\}/g, '{}')),
    );
    // The browser itself says that a key is required; no page can read its bubble.
    assert.deepEqual(
      unseen.map(([key]) => key),
      ['keyRequired'],
    );
  });
});

/** What is left of a text: names of keys, and dates. */
function withoutSentences(text) {
  return text
    .replaceAll(/⟦.*?⟧/gs, '')
    .replaceAll(/Blue key|Phone|A key with a name that .* of a key|New|Renamed/g, '')
    .trim();
}

function hasWords(text) {
  return /\p{L}/u.test(text);
}

/** Runs in the page: all that a person reads or hears of an element. */
function findTexts(tag) {
  const attributes = ['aria-label', 'aria-description', 'title', 'placeholder', 'alt'];
  return globalThis
    .partsOf(tag)
    .flatMap((part) => [
      ...[...part.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.data.trim()),
      ...attributes.map((name) => part.getAttribute(name)).filter(Boolean),
    ])
    .filter(Boolean);
}

/** Runs in the page: what does not fit into its own box. A long value can be scrolled in its field. */
function findCutOff(tag) {
  return globalThis
    .partsOf(tag)
    .filter((part) => part.localName !== 'input' && getComputedStyle(part).display !== 'inline')
    .filter(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => {
      return scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1;
    })
    .map((part) => `${globalThis.nameOf(part)} ${part.textContent.trim()}`);
}
