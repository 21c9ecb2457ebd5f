import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { restoreCredentials } from '../../../core/test/credentials.js';
import {
  assertFocused,
  assertFound,
  cleanUp,
  click,
  fixture,
  nextEvent,
  part,
  tick,
  until,
} from '../support.js';
import type { AnyElement, Starter, StarterTag } from './elements.js';
import { arrive, bring, kinds, quietSite, siteThat, starters, tagOf, textOf } from './elements.js';

function kindOf(tag: string) {
  return assertFound(kinds.find((kind) => kind.tag === tag));
}

/** The fields an element makes, as far as it makes any by itself. */
function asking(tag: StarterTag): string {
  return tag === 'u2f-register' ? '' : 'prompt="password"';
}

/** An element in a dialog that is not shown yet, and the button beside it. */
async function inDialog(tag: StarterTag, more = asking(tag)) {
  const dialog = fixture<HTMLDialogElement>(
    `<dialog><button autofocus>Close</button>${tagOf(kindOf(tag), more)}</dialog>`,
  );
  const element = assertFound<Starter>(dialog.querySelector(tag));
  element.fetch = quietSite().fetch;
  await element.updateComplete;
  for (const input of element.querySelectorAll('input')) input.value = 'x';
  return { dialog, element };
}

/** An element in a form of the page's, with a button of the page's before and behind it. */
async function inForm(tag: StarterTag, more = asking(tag)) {
  const form = fixture<HTMLFormElement>(
    `<form><button name="do" value="first">First</button><input name="email">
     ${tagOf(kindOf(tag), more)}<button name="do" value="last">Last</button></form>`,
  );
  const element = assertFound<Starter>(form.querySelector(tag));
  const given = siteThat('loading');
  element.fetch = given.fetch;
  await element.updateComplete;
  /** The buttons by which the page's form was really sent. */
  const sent: string[] = [];
  form.addEventListener('submit', (event) => {
    if (!event.defaultPrevented) sent.push((event.submitter as HTMLButtonElement).value);
    event.preventDefault();
  });
  return { form, element, sent, requests: given.requests };
}

for (const kind of kinds) {
  suite(`<${kind.tag}> wherever it stands`, () => {
    teardown(cleanUp);

    for (const mode of ['open', 'closed'] as const) {
      test(`works in a shadow root that is ${mode}, and is heard outside`, async () => {
        const host = fixture('<div></div>');
        const root = host.attachShadow({ mode });
        const heard = nextEvent(document, 'second-factor-ready');
        root.innerHTML = tagOf(kind);
        const element = root.firstElementChild as AnyElement;
        element.fetch = quietSite().fetch;
        await until(() => textOf(element).includes(kind.says));
        const event = await heard;
        assert.isTrue(event.bubbles && event.composed);
        const button = element.querySelector('[type=submit]');
        if (button) assert.equal(getComputedStyle(button).cursor, 'pointer');
        host.remove();
        await tick();
        assert.lengthOf(root.adoptedStyleSheets, button ? 1 : 0);
      });
    }

    test('works where nothing is displayed, and shows when it is', async () => {
      const place = fixture(`<div hidden>${tagOf(kind)}</div>`);
      const element = place.firstElementChild as AnyElement;
      element.fetch = quietSite().fetch;
      await until(() => textOf(element).includes(kind.says));
      assert.equal(element.getBoundingClientRect().height, 0);
      place.hidden = false;
      assert.isAbove(element.getBoundingClientRect().height, 0);
    });

    test('takes no focus and no scrolling when it comes', async () => {
      const place = fixture('<div><p style="height: 300vh"></p><input></div>');
      const input = assertFound(place.querySelector('input'));
      input.focus({ preventScroll: true });
      const { scrollY } = window;
      place.insertAdjacentHTML('beforeend', tagOf(kind, 'prompt="password" autofill'));
      const element = place.lastElementChild as AnyElement;
      element.fetch = quietSite().fetch;
      await until(() => textOf(element).includes(kind.says));
      await tick();
      assertFocused(input);
      assert.equal(window.scrollY, scrollY);
    });

    test('scrolls nowhere with focus-on-load', async () => {
      const place = fixture(`<div><p style="height: 300vh"></p></div>`);
      place.insertAdjacentHTML('beforeend', tagOf(kind, 'focus-on-load prompt="password"'));
      const element = place.lastElementChild as AnyElement;
      element.fetch = quietSite().fetch;
      await until(() => textOf(element).includes(kind.says));
      await tick();
      assert.equal(window.scrollY, 0);
    });
  });
}

for (const tag of starters) {
  suite(`<${tag}> in a dialog`, () => {
    teardown(() => {
      restoreCredentials();
      cleanUp();
    });

    test('waits for it to be shown, and takes its focus from nobody', async () => {
      const { dialog, element } = await inDialog(tag, `${asking(tag)} focus-on-load`);
      assertFocused(document.body);
      dialog.showModal();
      await element.updateComplete;
      assertFocused(dialog.querySelector('button'));
      await bring(element, 'loading');
      assert.equal(element.state, 'loading');
    });

    test('goes on when it is closed, and takes no focus', async () => {
      const { dialog, element } = await inDialog(tag);
      const outside = fixture<HTMLButtonElement>('<button>Outside</button>');
      dialog.showModal();
      assertFound(element.querySelector('input')).focus();
      await bring(element, 'prompting');
      dialog.close();
      outside.focus();
      assert.equal(element.state, 'prompting');
      element.abort();
      await arrive(element, 'idle');
      assertFocused(outside);
      dialog.showModal();
      assert.equal(part(element, 'status').textContent, 'Cancelled.');
    });

    test('ends with the page’s abort() when the dialog is closed', async () => {
      const { dialog, element } = await inDialog(tag);
      dialog.addEventListener('close', () => element.abort());
      dialog.showModal();
      await bring(element, 'prompting');
      const cancel = nextEvent(element, 'second-factor-cancel');
      dialog.close();
      assert.equal((await cancel).error.code, 'aborted');
    });

    test('leaves Escape to the dialog while nothing is under way', async () => {
      const { dialog, element } = await inDialog(tag);
      dialog.showModal();
      assertFound(element.querySelector('input')).focus();
      await sendKeys({ press: 'Escape' });
      assert.isFalse(dialog.open);
    });
  });

  suite(`<${tag}> in a form of the page`, () => {
    teardown(() => {
      restoreCredentials();
      cleanUp();
    });

    test('puts no second form there', async () => {
      const { form, element } = await inForm(tag);
      assert.lengthOf(form.querySelectorAll('form'), 0);
      assert.isNotNull(element.querySelector('[type=submit]'));
    });

    test('starts by Enter in its field, and does not send the page’s form', async () => {
      const { element, requests, sent } = await inForm(tag);
      for (const input of element.querySelectorAll('input')) input.value = 'x';
      assertFound(element.querySelector('input')).focus();
      await sendKeys({ press: 'Enter' });
      await until(() => requests.length > 0 || sent.length > 0);
      assert.deepEqual(sent, []);
    });

    test('starts by its button, and does not send the page’s form', async () => {
      const { element, requests, sent } = await inForm(tag);
      for (const input of element.querySelectorAll('input')) input.value = 'x';
      await click(assertFound(element.querySelector('[type=submit]')));
      await until(() => requests.length > 0 || sent.length > 0);
      assert.deepEqual(sent, []);
    });

    test('leaves Enter in the page’s field to the page’s button', async () => {
      const { form, requests, sent } = await inForm(tag, '');
      assertFound(form.querySelector<HTMLInputElement>('[name=email]')).focus();
      await sendKeys({ press: 'Enter' });
      await until(() => sent.length > 0);
      assert.deepEqual(sent, ['first']);
      assert.deepEqual(requests, []);
    });
  });
}

for (const tag of ['u2f-login', 'u2f-register'] as const) {
  suite(`<${tag}> asking for a key in a dialog`, () => {
    teardown(() => {
      restoreCredentials();
      cleanUp();
    });

    test('ends with Escape, the dialog with the next one', async () => {
      const { dialog, element } = await inDialog(tag);
      dialog.showModal();
      assertFound(element.querySelector('input')).focus();
      await bring(element, 'prompting');
      await sendKeys({ press: 'Escape' });
      await arrive(element, 'idle');
      assert.isTrue(dialog.open);
      await sendKeys({ press: 'Escape' });
      assert.isFalse(dialog.open);
    });
  });
}
