/** Every state in narrow windows, with wider text (WCAG 1.4.10, 1.4.12, 2.5.8), and by keyboard (2.4.7). */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { eachState } from './each-state.mjs';
import { defineParts } from './in-element.mjs';
import { openVisits, states } from './visits.mjs';

/** 320 pixels are 1280 at 400 %. */
const widths = [280, 320];

eachState(
  'nothing is lost in narrow windows of',
  async (page, { tag }) => {
    for (const isSpaced of [false, true]) {
      await page.evaluate(spaceOut, tag, isSpaced);
      for (const width of widths) {
        await page.setViewport({ width, height: 800 });
        const found = await page.evaluate(findLost, tag);
        assert.deepEqual(found, [], `${isSpaced ? 'spaced out ' : ''}at ${width} pixels`);
      }
    }
  },
  { script: defineParts },
);

eachState(
  'what can be used is large enough, and shows the focus, in',
  async (page, { tag }) => {
    assert.deepEqual(await page.evaluate(findSmall, tag), []);
    const expected = await page.evaluate(countStops, tag);
    const visited = new Set();
    await page.evaluate(() => document.activeElement?.blur());
    // Round the whole page once; there is no other thing on it than the element and a page's own form.
    for (let index = 0; index < expected + 6; index++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(readFocus, tag);
      if (!stop) continue;
      visited.add(stop.id);
      assert.ok(stop.outline >= 2, `${stop.id} has an outline of ${stop.outline} pixels`);
    }
    assert.equal(visited.size, expected, `visited: ${[...visited].join(', ')}`);
  },
  { script: defineParts },
);

suite('the checks', () => {
  test('notice what they are for', async () => {
    const visits = await openVisits({ script: defineParts });
    const [{ tag }] = states;
    const found = await visits.visit(states[0], async (page) => {
      await page.$eval('[data-part=button]', (button) => {
        const rules = 'all: unset; display: block; inline-size: 999px; block-size: 9px !important';
        button.style.cssText = rules.replaceAll(';', ' !important;');
      });
      await page.focus('[data-part=button]');
      const [lost, small, focus] = [findLost, findSmall, readFocus];
      return [
        await page.evaluate(lost, tag),
        await page.evaluate(small, tag),
        await page.evaluate(focus, tag),
      ];
    });
    await visits.close();
    assert.match(found[0].join(), /pixels wide,.*cut off: button/);
    assert.match(found[1].join(), /^button 999 × 9$/);
    assert.equal(found[2].outline, 0);
  });
});

/** Runs in the page: the distances that a person may set, in the element too; or takes them back. */
function spaceOut(tag, isSpaced) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* {
    line-height: 1.5 !important;
    letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important;
  }
  p { margin-block-end: 2em !important; }`);
  for (const root of [document, document.querySelector(tag).shadowRoot]) {
    globalThis.spacing ??= [];
    const others = root.adoptedStyleSheets.filter((one) => !globalThis.spacing.includes(one));
    root.adoptedStyleSheets = isSpaced ? [...others, sheet] : others;
  }
  globalThis.spacing.push(sheet);
}

/** Runs in the page: what is cut off, lies on top of something else, or makes the page scroll sideways. */
function findLost(tag) {
  const { documentElement: root } = document;
  const parts = globalThis.partsOf(tag);
  const cutOff = parts.filter(
    (part) =>
      part.localName !== 'input' &&
      getComputedStyle(part).display !== 'inline' &&
      (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1),
  );
  const leaves = parts.filter((part) => part.matches('button, input, label, b, span, p'));
  const covered = leaves.filter((one) =>
    leaves.some(
      (other) =>
        one !== other && !one.contains(other) && !other.contains(one) && overlap(one, other),
    ),
  );
  const wide = root.scrollWidth > innerWidth ? [`the page is ${root.scrollWidth} pixels wide`] : [];
  return [
    ...wide,
    ...cutOff.map((part) => `cut off: ${globalThis.nameOf(part)}`),
    ...covered.map((part) => `covered: ${globalThis.nameOf(part)}`),
  ];

  function overlap(one, other) {
    const [a, b] = [one, other].map((part) => part.getBoundingClientRect());
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    return across > 1 && down > 1;
  }
}

/** Runs in the page. */
function findSmall(tag) {
  return globalThis
    .partsOf(tag)
    .filter((part) => part.matches('button, input, a'))
    .map((part) => [part, part.getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 24 || height < 24)
    .map(([part, { width, height }]) => `${globalThis.nameOf(part)} ${width} × ${height}`);
}

/** Runs in the page: how many things of the element Tab stops at. */
function countStops(tag) {
  return globalThis
    .partsOf(tag)
    .filter((part) => part.matches('button:enabled, input:enabled, a[href]')).length;
}

/** Runs in the page: where the focus is, when it is in the element. */
function readFocus(tag) {
  const host = document.querySelector(tag);
  const part = host.shadowRoot.activeElement ?? document.activeElement;
  const parts = globalThis.partsOf(tag);
  const index = parts.indexOf(part);
  if (index < 0) return undefined;
  const { outlineStyle, outlineWidth } = getComputedStyle(part);
  const outline = outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
  return { id: `${globalThis.nameOf(part)} ${index}`, outline };
}
