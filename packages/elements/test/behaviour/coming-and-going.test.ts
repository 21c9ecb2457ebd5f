import { assert } from 'chai';
import { restoreCredentials } from '../../../core/test/credentials.js';
import { person } from '../../../core/test/popups.js';
import { assertFound, cleanUp, fixture, part, site, tick, until } from '../support.js';
import type { AnyElement, Starter } from './elements.js';
import { arrive, bring, kinds, quietSite, start, starters, tagOf, textOf } from './elements.js';

/** Where elements go to. */
function elsewhere(): HTMLElement {
  return fixture('<section></section>');
}

/** A `fetch` that never answers, and the signals that it was given. */
function listening() {
  const signals: AbortSignal[] = [];
  const { fetch } = site({});
  return {
    signals,
    fetch: (input: RequestInfo | URL, init?: RequestInit) => {
      signals.push(assertFound(init?.signal));
      return fetch(input, init);
    },
  };
}

for (const kind of kinds) {
  suite(`<${kind.tag}> that comes and goes`, () => {
    teardown(cleanUp);

    test('says the same again when it comes back, and shows its state', async () => {
      const element = fixture<AnyElement>(tagOf(kind));
      element.fetch = quietSite().fetch;
      await until(() => textOf(element).includes(kind.says));
      element.remove();
      await tick();
      elsewhere().append(element);
      await until(() => textOf(element).includes(kind.says));
      await arrive(element, 'idle');
      assert.equal(element.dataset['state'], 'idle');
      assert.isTrue(element.matches(':state(idle)'));
    });

    test('is changed while it is away', async () => {
      const element = fixture<AnyElement>(tagOf(kind));
      element.fetch = quietSite().fetch;
      await until(() => textOf(element).includes(kind.says));
      element.remove();
      await tick();
      element.strings = { [kind.string]: 'In other words' };
      elsewhere().append(element);
      await until(() => textOf(element).includes('In other words'));
    });

    test('leaves no listener behind, and can be collected', async function () {
      this.timeout(60_000);
      const place = elsewhere();
      const { fetch } = quietSite();
      const seen: WeakRef<AnyElement>[] = [];
      async function mount(count: number): Promise<void> {
        for (let done = 0; done < count; done++) {
          place.innerHTML = tagOf(kind);
          const element = place.firstElementChild as AnyElement;
          element.fetch = fetch;
          await element.updateComplete;
          // The list and the autofill ask before they rest.
          await tick();
          seen.push(new WeakRef(element));
        }
        place.replaceChildren();
        await tick();
      }
      await mount(5);
      const before = await person.measure();
      await mount(100);
      const after = await person.measure();
      assert.equal(after.listeners, before.listeners, 'listeners of the window');
      assert.equal(after.documentListeners, before.documentListeners, 'listeners of the document');
      const left = seen.filter((element) => element.deref()).length;
      // The newest one may still be held by whoever looked at it last.
      assert.isAtMost(left, 2, 'elements');
    });
  });
}

for (const tag of starters) {
  suite(`<${tag}> that comes and goes with a flow under way`, () => {
    teardown(() => {
      restoreCredentials();
      cleanUp();
    });

    async function element(more = ''): Promise<Starter> {
      const kind = assertFound(kinds.find((one) => one.tag === tag));
      const made = fixture<Starter>(tagOf(kind, more));
      await made.updateComplete;
      return made;
    }

    test('goes on when it is moved in one task', async () => {
      const moved = await element();
      await bring(moved, 'prompting');
      elsewhere().append(moved);
      const place = elsewhere();
      moved.remove();
      place.append(moved);
      await tick();
      await moved.updateComplete;
      assert.equal(moved.state, 'prompting');
      assert.isTrue(part(moved, 'form').hidden);
    });

    test('gives the request up when it is removed, and begins when it is back', async () => {
      const gone = await element();
      const { fetch, signals } = listening();
      gone.fetch = fetch;
      void start(gone);
      await until(() => signals.length > 0);
      gone.remove();
      await tick();
      assert.equal(gone.state, 'idle');
      assert.isTrue(signals.every(({ aborted }) => aborted));
      elsewhere().append(gone);
      await gone.updateComplete;
      assert.equal(gone.state, 'idle');
      const { requests } = await bring(gone, 'loading');
      await until(() => requests.length > 0);
    });

    test('starts nothing out of the page', async () => {
      const gone = await element();
      gone.remove();
      await tick();
      gone.addEventListener('second-factor-before-submit', () => assert.fail('before-submit'));
      assert.isUndefined(await gone.submit());
      assert.equal(gone.state, 'idle');
      const never = document.createElement(tag);
      assert.isUndefined(await never.submit());
    });

    test('keeps what was typed when it is moved, also into a form and out of it', async () => {
      const moved = await element(tag === 'u2f-register' ? '' : 'prompt="password"');
      for (const input of moved.querySelectorAll('input')) input.value = `my ${input.name}`;
      const typed = (): string[] => [...moved.querySelectorAll('input')].map(({ value }) => value);
      const before = typed();
      assert.isNotEmpty(before);
      for (const place of [elsewhere(), fixture('<form></form>'), elsewhere()]) {
        place.append(moved);
        await moved.updateComplete;
        assert.deepEqual(typed(), before, place.localName);
      }
    });

    test('works in the document of a frame, and back', async () => {
      const frame = document.createElement('iframe');
      elsewhere().append(frame);
      const inner = assertFound(frame.contentDocument);
      const moved = await element();
      inner.body.append(inner.adoptNode(moved));
      await moved.updateComplete;
      await tick();
      const button = assertFound(moved.querySelector('[type=submit]'));
      const style = assertFound(inner.defaultView).getComputedStyle(button);
      assert.equal(style.cursor, 'pointer');
      assert.isAbove(moved.shadowRoot?.adoptedStyleSheets.length ?? 0, 0);
      await bring(moved, 'loading');
      elsewhere().append(moved);
      await tick();
      await moved.updateComplete;
      assert.equal(moved.state, 'loading');
      assert.equal(getComputedStyle(button).cursor, 'pointer');
      assert.lengthOf(inner.adoptedStyleSheets, 0);
    });
  });
}
