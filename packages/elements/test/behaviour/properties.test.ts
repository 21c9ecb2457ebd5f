import { assert } from 'chai';
import { attributeOf } from '../../src/internal/define-properties.js';
import type { Properties } from '../../src/internal/define-properties.js';
import { cleanUp, fixture, tick } from '../support.js';
import type { AnyElement } from './elements.js';
import { kinds, quietSite, tagOf } from './elements.js';

/** The properties of an element's class. */
function propertiesOf(tag: string): [string, Properties[string]][] {
  const { properties } = customElements.get(tag) as unknown as { readonly properties: Properties };
  return Object.entries(properties);
}

function read(element: AnyElement, name: string): unknown {
  return Reflect.get(element, name);
}

for (const kind of kinds) {
  suite(`the properties of <${kind.tag}>`, () => {
    let errors: string[] = [];

    function onError({ message }: ErrorEvent): void {
      errors.push(message);
    }

    setup(() => {
      errors = [];
      window.addEventListener('error', onError);
    });

    teardown(() => {
      window.removeEventListener('error', onError);
      cleanUp();
    });

    function element(): AnyElement {
      const made = document.createElement(kind.tag);
      made.fetch = quietSite().fetch;
      return made;
    }

    for (const [name, type] of propertiesOf(kind.tag)) {
      const attribute = attributeOf(name);

      if (type === Function) {
        test(`${name} has no attribute`, () => {
          const made = document.createElement(kind.tag);
          made.setAttribute(attribute, '{"a":1}');
          assert.isUndefined(read(made, name));
          const value = () => 'x';
          Reflect.set(made, name, value);
          assert.equal(read(made, name), value);
          Reflect.set(made, name, undefined);
          assert.isUndefined(read(made, name));
        });
        continue;
      }

      test(`${name} is "${attribute}" in HTML`, () => {
        assert.match(attribute, /^[a-z]+(-[a-z]+)*$/);
        const made = document.createElement(kind.tag);
        if (type === Boolean) {
          assert.isFalse(read(made, name));
          for (const value of ['', 'false', attribute]) {
            made.setAttribute(attribute, value);
            assert.isTrue(read(made, name), value);
          }
        } else {
          assert.isUndefined(read(made, name));
          const [text, value] =
            type === Number ? ['7', 7] : type === Object ? ['{"a":[1]}', { a: [1] }] : ['x', 'x'];
          made.setAttribute(attribute, text);
          assert.deepEqual(read(made, name), value);
        }
        made.removeAttribute(attribute);
        assert.equal(read(made, name), type === Boolean ? false : undefined);
      });

      test(`${name} is ${type === Object ? 'kept out of' : 'shown in'} the attribute`, () => {
        const made = document.createElement(kind.tag);
        const value = type === Boolean ? true : type === Number ? 7 : type === Object ? {} : 'x';
        Reflect.set(made, name, value);
        assert.equal(read(made, name), value);
        const shown = type === Boolean ? '' : type === Number ? '7' : 'x';
        assert.equal(made.getAttribute(attribute), type === Object ? null : shown);
        for (const nothing of [undefined, null, ...(type === Boolean ? [false] : [])]) {
          Reflect.set(made, name, value);
          Reflect.set(made, name, nothing);
          assert.isFalse(made.hasAttribute(attribute));
          assert.equal(read(made, name), type === Boolean ? false : undefined);
        }
      });

      if (type === Object) {
        for (const json of ['{', '', 'null', '5', '"text"', '[]', '{"a":null}']) {
          test(`${attribute}=${JSON.stringify(json)} throws nothing`, async () => {
            const place = fixture('<p></p>');
            const made = element();
            Object.assign(made, kind.attributes);
            made.setAttribute(attribute, json);
            place.append(made);
            await made.updateComplete;
            await tick();
            assert.deepEqual(errors, []);
          });
        }
      }
    }

    test('are all there is: no other attribute is observed', () => {
      const { observedAttributes } = customElements.get(kind.tag) as unknown as {
        readonly observedAttributes: readonly string[];
      };
      const names = propertiesOf(kind.tag).map(([name]) => attributeOf(name));
      assert.sameMembers([...observedAttributes], names);
    });

    test('leave those of every HTML element alone', () => {
      for (const [name] of propertiesOf(kind.tag)) {
        assert.isFalse(name in HTMLElement.prototype, name);
      }
    });

    test('are taken in a wrong shape without a throw', async () => {
      const made = fixture<AnyElement>(tagOf(kind));
      made.fetch = quietSite().fetch;
      for (const [name] of propertiesOf(kind.tag)) {
        if (name === 'fetch') continue;
        for (const value of ['', 0, 'x', true, [], {}, null, undefined]) {
          Reflect.set(made, name, value);
          await made.updateComplete;
        }
      }
      await tick();
      assert.deepEqual(errors, []);
    });
  });
}
