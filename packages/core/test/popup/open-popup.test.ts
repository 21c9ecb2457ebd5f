import { assert } from 'chai';
import { describePopup, openPopup } from '../../src/popup/open-popup.js';
import { closeFrames, openFrame } from '../support.js';

suite('openPopup', () => {
  const open = Object.getOwnPropertyDescriptor(window, 'open') ?? {};
  teardown(() => {
    Object.defineProperty(window, 'open', open);
  });

  test('gives nothing outside a click, where the browser lets none open', () => {
    assert.isUndefined(openPopup(undefined, 920, 810));
  });

  test('opens the address it is given, in a window of its own with the size', () => {
    const calls: unknown[][] = [];
    const popup = { closed: false } as Window;
    window.open = (...given) => {
      calls.push(given);
      return popup;
    };
    assert.strictEqual(openPopup('https://ompass.example/', 400, 300), popup);
    const [[address, name, features] = []] = calls;
    assert.deepEqual([address, name], ['https://ompass.example/', '_blank']);
    assert.match(String(features), /^popup=yes,width=400,height=300,/);
  });

  test('opens an empty page where there is no address yet', () => {
    const calls: unknown[][] = [];
    window.open = (...given) => {
      calls.push(given);
      return null;
    };
    openPopup(undefined, 400, 300);
    assert.equal(calls[0]?.[0], 'about:blank');
  });

  for (const { how, block } of [
    { how: 'gives null', block: () => null },
    { how: 'gives nothing', block: () => undefined as unknown as null },
    { how: 'gives a closed window', block: () => ({ closed: true }) as Window },
    { how: 'gives what is no window', block: () => ({}) as Window },
    {
      how: 'throws',
      block() {
        throw new DOMException('Not here', 'InvalidAccessError');
      },
    },
  ]) {
    test(`gives nothing when the browser ${how}`, () => {
      window.open = block;
      assert.isUndefined(openPopup(undefined, 920, 810));
    });
  }
});

suite('describePopup', () => {
  teardown(closeFrames);

  test('says a text in the title and on the page, as text', async () => {
    const { view } = await openFrame({ srcdoc: '<body></body>' });
    describePopup(view, 'Connecting <b>…</b>');
    assert.equal(view.document.title, 'Connecting <b>…</b>');
    assert.equal(view.document.body.innerHTML, 'Connecting &lt;b&gt;…&lt;/b&gt;');
  });
});
