import { assert } from 'chai';
import { OmpassLoginElement } from '../../src/index.js';
import { defineElement } from '../../src/internal/define-element.js';

suite('defineElement', () => {
  const { warn } = console;
  let warnings = 0;

  setup(() => {
    warnings = 0;
    console.warn = () => warnings++;
  });

  teardown(() => {
    console.warn = warn;
  });

  test('registers an element', () => {
    defineElement('x-first', class extends OmpassLoginElement {});
    assert.isDefined(customElements.get('x-first'));
  });

  test('is silent for a second copy of the same version', () => {
    defineElement('x-second', class extends OmpassLoginElement {});
    defineElement('x-second', class extends OmpassLoginElement {});
    assert.equal(warnings, 0);
  });

  test('warns of another version, and leaves the first', () => {
    const first = class extends OmpassLoginElement {};
    defineElement('x-third', first);
    defineElement(
      'x-third',
      class extends OmpassLoginElement {
        static override readonly version = '0.0.1';
      },
    );
    assert.equal(warnings, 1);
    assert.equal(customElements.get('x-third'), first);
  });

  test('warns of a tag that somebody else has taken, and leaves it to them', () => {
    const theirs = class extends HTMLElement {};
    customElements.define('x-taken', theirs);
    defineElement('x-taken', class extends OmpassLoginElement {});
    assert.equal(warnings, 1);
    assert.equal(customElements.get('x-taken'), theirs);
  });
});
