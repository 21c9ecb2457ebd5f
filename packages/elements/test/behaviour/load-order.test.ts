import { assert } from 'chai';
import { assertFound, cleanUp, fixture, part, until } from '../support.js';
import type { AnyElement, Kind } from './elements.js';
import { connected, kinds, quietSite, tagOf, textOf, warnings } from './elements.js';

/** A tag of its own for an element's class, so that it can be defined late. */
let late = 0;
function lateTag(): string {
  return `x-late-${++late}`;
}

/** Defines an element under another tag, as its script does when it comes. */
function define(tag: string, { tag: original }: Kind): void {
  const Original = assertFound(customElements.get(original));
  customElements.define(tag, class extends Original {});
}

function attributesOf(kind: Kind): string {
  return Object.entries(kind.attributes)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ');
}

async function says(element: AnyElement, text: string): Promise<void> {
  await until(() => textOf(element).includes(text));
}

for (const kind of kinds) {
  suite(`<${kind.tag}> in any order`, () => {
    const { fetch } = quietSite();

    teardown(cleanUp);

    test('works when its tag is there before its script', async () => {
      const tag = lateTag();
      const element = fixture<AnyElement>(`<${tag} ${attributesOf(kind)}></${tag}>`);
      assert.isUndefined(element.state);
      // Kept by the element that is to be, as any property that is set too early.
      element.fetch = fetch;
      define(tag, kind);
      await says(element, kind.says);
    });

    test('works when its script is there before its tag', async () => {
      const element = fixture<AnyElement>(tagOf(kind));
      element.fetch = fetch;
      await says(element, kind.says);
    });

    test('works by createElement() and properties', async () => {
      const element = document.createElement(kind.tag);
      assert.lengthOf(element.attributes, 0);
      assert.lengthOf(element.childNodes, 0);
      Object.assign(element, kind.attributes, { fetch });
      fixture('<p></p>').append(element);
      await says(element, kind.says);
    });

    test('works by a property that was set before its script came', async () => {
      const tag = lateTag();
      const element = document.createElement(tag) as AnyElement;
      Object.assign(element, kind.attributes, {
        fetch,
        strings: { [kind.string]: 'In other words' },
        theme: 'dark',
      });
      fixture('<p></p>').append(element);
      define(tag, kind);
      await says(element, 'In other words');
      assert.equal(element.getAttribute('theme'), 'dark');
      assert.isFalse(Object.hasOwn(element, 'strings'));
    });

    test('works in a template that is cloned later', async () => {
      const template = document.createElement('template');
      template.innerHTML = tagOf(kind);
      const before = template.content.firstElementChild as AnyElement;
      assert.isUndefined(before.state);
      const copy = document.importNode(template.content, true);
      const element = copy.firstElementChild as AnyElement;
      element.fetch = fetch;
      fixture('<p></p>').append(copy);
      await says(element, kind.says);
    });

    test('shows nothing and throws nothing in a subtree that is not in the page', async () => {
      const place = document.createElement('div');
      place.innerHTML = tagOf(kind);
      const element = place.firstElementChild as AnyElement;
      element.fetch = fetch;
      element.focus();
      element.reset();
      element.abort();
      await element.updateComplete;
      assert.equal(textOf(element).trim(), '');
      fixture('<p></p>').append(place);
      await says(element, kind.says);
    });

    test('is ready once, however often it comes and goes', async () => {
      let ready = 0;
      const element = document.createElement(kind.tag);
      element.addEventListener('second-factor-ready', () => ready++);
      Object.assign(element, kind.attributes, { fetch });
      for (let round = 0; round < 3; round++) {
        fixture('<p></p>').append(element);
        await element.updateComplete;
        element.remove();
        await element.updateComplete;
      }
      assert.equal(ready, 1);
    });

    test('takes no shape from a declarative shadow root', async () => {
      const place = fixture('<div></div>');
      place.setHTMLUnsafe(
        `<${kind.tag} ${attributesOf(kind)}><template shadowrootmode="open">old</template></${kind.tag}>`,
      );
      const element = place.firstElementChild as AnyElement;
      element.fetch = fetch;
      await says(element, kind.says);
      assert.notInclude(textOf(element), 'old');
    });
  });
}

for (const { tag } of connected) {
  suite(`<${tag}> without a configuration`, () => {
    let told: ReturnType<typeof warnings>;

    setup(() => (told = warnings()));

    teardown(() => {
      told.restore();
      cleanUp();
    });

    test('says so where it is announced, and warns once', async () => {
      const element = fixture<AnyElement>(`<${tag}></${tag}>`);
      await element.updateComplete;
      const alert = part(element, 'alert');
      assert.equal(alert.textContent, '');
      await until(() => alert.textContent !== '');
      assert.equal(alert.textContent, 'This page is not set up correctly.');
      assert.isAbove(alert.getBoundingClientRect().height, 0);
      assert.equal(alert.role, 'alert');
      assert.deepEqual(told.texts, [`<${tag}>: endpoint is missing`]);
    });

    test('says so in its own words', async () => {
      const strings = JSON.stringify({ errorSetup: 'Bald wieder da.' });
      const element = fixture<AnyElement>(`<${tag} strings='${strings}'></${tag}>`);
      await until(() => textOf(element).includes('Bald wieder da.'));
    });

    test('works once the configuration comes', async () => {
      const element = fixture<AnyElement>(`<${tag}></${tag}>`);
      await until(() => element.state === 'error');
      element.fetch = quietSite().fetch;
      element.setAttribute('endpoint', '/keys');
      await until(() => element.state === 'idle');
      await element.updateComplete;
      assert.equal(part(element, 'alert').textContent, '');
      assert.lengthOf(told.texts, 1);
    });
  });
}
