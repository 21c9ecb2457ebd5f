import { assert } from 'chai';
import { attributeOf, defineProperties } from '../../src/internal/define-properties.js';

interface Sample extends HTMLElement {
  text: string | null | undefined;
  popupWidth: number | undefined;
  isOpen: boolean;
  list: unknown;
}

class SampleElement extends HTMLElement {}
let changes = 0;
defineProperties(
  SampleElement.prototype,
  { text: String, popupWidth: Number, isOpen: Boolean, list: Object },
  () => changes++,
);
customElements.define('sample-element', SampleElement);

function sample(): Sample {
  return document.createElement('sample-element') as unknown as Sample;
}

suite('defineProperties', () => {
  test('names attributes in kebab case', () => {
    assert.equal(attributeOf('popupWidth'), 'popup-width');
  });

  test('reads what an attribute says', () => {
    const element = sample();
    assert.deepEqual(
      [element.text, element.popupWidth, element.isOpen, element.list],
      [undefined, undefined, false, undefined],
    );
    for (const [name, value] of [
      ['text', 'x'],
      ['popup-width', '12'],
      ['is-open', ''],
      ['list', '[1]'],
    ] as const) {
      element.setAttribute(name, value);
    }
    assert.equal(element.text, 'x');
    assert.equal(element.popupWidth, 12);
    assert.isTrue(element.isOpen);
    assert.deepEqual(element.list, [1]);
  });

  test('shows simple values as attributes, and takes them away', () => {
    const element = sample();
    Object.assign(element, { text: 'x', popupWidth: 12, isOpen: true });
    assert.equal(
      element.outerHTML,
      '<sample-element text="x" popup-width="12" is-open=""></sample-element>',
    );
    Object.assign(element, { text: null, popupWidth: undefined, isOpen: false });
    assert.equal(element.outerHTML, '<sample-element></sample-element>');
  });

  test('keeps objects out of the page, and tells of them', () => {
    const element = sample();
    const list = [() => 1];
    changes = 0;
    element.list = list;
    assert.equal(element.list, list);
    assert.lengthOf(element.attributes, 0);
    assert.equal(changes, 1);
  });

  test('takes an attribute that is not JSON for none', () => {
    const element = sample();
    element.setAttribute('list', '{');
    assert.isUndefined(element.list);
  });
});
