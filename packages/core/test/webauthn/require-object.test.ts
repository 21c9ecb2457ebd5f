import { assert } from 'chai';
import { requireObject } from '../../src/webauthn/require-object.js';
import { failureOf } from '../support.js';

suite('requireObject', () => {
  for (const value of [{}, { a: 1 }]) {
    test(`gives ${JSON.stringify(value)} back`, () => {
      assert.strictEqual(requireObject(value, 'rp'), value);
    });
  }

  for (const value of [undefined, null, true, 7, 'text', [], [{}]]) {
    test(`refuses ${JSON.stringify(value)}, naming the path`, async () => {
      const error = await failureOf(() => requireObject(value, 'rp'));
      assert.include(error, { code: 'invalid_options', path: 'rp', phase: 'begin' });
    });
  }
});
