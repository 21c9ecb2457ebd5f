import { assert } from 'chai';
import { restoreCredentials } from '../../../core/test/credentials.js';
import { assertFound, cleanUp, fixture, part, until } from '../support.js';
import type { AnyElement, Starter } from './elements.js';
import { bring, kinds, quietSite, siteThat, start, starters, tagOf, textOf } from './elements.js';

function kindOf(tag: string) {
  return assertFound(kinds.find((kind) => kind.tag === tag));
}

function two(tag: string, more = ''): [Starter, Starter] {
  const kind = kindOf(tag);
  const [one, other] = fixture(`<div>${tagOf(kind, more)}${tagOf(kind, more)}</div>`)
    .children as unknown as [Starter, Starter];
  for (const element of [one, other]) element.fetch = quietSite().fetch;
  return [one, other];
}

/** Every id in the page's light DOM. */
function ids(): string[] {
  return [...document.querySelectorAll('[id]')].map(({ id }) => id);
}

suite('one of each element on a page', () => {
  teardown(cleanUp);

  test('all say what they are there for, with ids of their own', async () => {
    const place = fixture(
      `<div>${kinds.map((kind) => tagOf(kind, 'prompt="password"')).join('')}</div>`,
    );
    const elements = [...place.children] as AnyElement[];
    for (const element of elements) element.fetch = quietSite().fetch;
    for (const [index, element] of elements.entries()) {
      await until(() => textOf(element).includes(assertFound(kinds[index]).says));
    }
    assert.isAbove(ids().length, 2);
    assert.lengthOf(new Set(ids()), ids().length);
  });
});

for (const tag of starters) {
  suite(`two <${tag}> on a page`, () => {
    teardown(() => {
      restoreCredentials();
      cleanUp();
    });

    test('have ids and strings of their own', async () => {
      const [one, other] = two(tag, tag === 'u2f-register' ? '' : 'prompt="password"');
      one.strings = { [kindOf(tag).string]: 'In other words' };
      await one.updateComplete;
      await other.updateComplete;
      assert.lengthOf(new Set(ids()), ids().length);
      assert.include(textOf(one), 'In other words');
      assert.include(textOf(other), kindOf(tag).says);
      for (const label of document.querySelectorAll<HTMLLabelElement>('[data-part=label]')) {
        assert.isTrue(label.parentElement?.contains(label.control));
      }
    });

    test('speak for themselves: events and states are of the one that was started', async () => {
      const [one, other] = two(tag);
      await other.updateComplete;
      const sources = new Set<EventTarget | null>();
      const place = assertFound(one.parentElement);
      for (const name of ['before-submit', 'statechange', 'error'] as const) {
        place.addEventListener(`second-factor-${name}`, ({ target }) => sources.add(target));
      }
      one.fetch = siteThat('error').fetch;
      await start(one);
      await one.updateComplete;
      assert.isTrue(sources.size === 1 && sources.has(one));
      assert.equal(one.state, 'error');
      assert.equal(other.state, 'idle');
      assert.notEqual(part(one, 'alert').textContent, '');
      assert.equal(part(other, 'alert').textContent, '');
      assert.isUndefined(other.result);
    });

    test('end on their own', async () => {
      const [one, other] = two(tag);
      await other.updateComplete;
      const { requests } = await bring(one, 'loading');
      await until(() => requests.length > 0);
      other.abort();
      other.reset();
      other.remove();
      await other.updateComplete;
      assert.equal(one.state, 'loading');
    });

    test('leave their styles to each other', async () => {
      const [one, other] = two(tag);
      await one.updateComplete;
      await other.updateComplete;
      const sheets = document.adoptedStyleSheets.length;
      one.remove();
      await other.updateComplete;
      assert.lengthOf(document.adoptedStyleSheets, sheets);
      assert.equal(
        getComputedStyle(assertFound(other.querySelector('[type=submit]'))).cursor,
        'pointer',
      );
    });
  });
}
