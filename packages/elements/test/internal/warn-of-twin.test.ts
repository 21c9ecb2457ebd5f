import { assert } from 'chai';
import '../../src/define/all.js';
import { cleanUp, fixture } from '../support.js';

suite('a second element after what only one can have', () => {
  const { warn } = console;
  let warnings: unknown[] = [];

  setup(() => {
    warnings = [];
    console.warn = (...args) => warnings.push(...args);
  });

  teardown(() => {
    console.warn = warn;
    cleanUp();
  });

  for (const [title, element, warning] of [
    [
      'the landing',
      '<ompass-callback></ompass-callback>',
      '<ompass-callback>: a page can have one only',
    ],
    [
      'keys in fields',
      '<u2f-login endpoint="/keys" autofill></u2f-login>',
      '<u2f-login[autofill]>: a page can have one only',
    ],
  ] as const) {
    test(`warns once of ${title}`, () => {
      fixture(element);
      assert.notInclude(warnings, warning);
      fixture(element);
      fixture(element);
      assert.lengthOf(
        warnings.filter((text) => text === warning),
        1,
      );
    });
  }

  test('is no reason to warn where there is enough for both', () => {
    for (let count = 0; count < 2; count++) {
      fixture('<u2f-login endpoint="/keys"></u2f-login>');
      fixture('<ompass-login endpoint="/ompass"></ompass-login>');
    }
    assert.deepEqual(warnings, []);
  });
});
