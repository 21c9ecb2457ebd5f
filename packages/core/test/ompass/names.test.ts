import { assert } from 'chai';
import { redirectNames } from '../../src/ompass/names.js';

const usual = { username: 'username', token: ['access_token', 'token'] };

suite('redirectNames', () => {
  test('gives the usual names', () => {
    assert.deepEqual(redirectNames(), usual);
  });

  for (const { given, names } of [
    { given: {}, names: usual },
    { given: { token: 'code' }, names: { username: 'username', token: ['code'] } },
    { given: { username: 'user' }, names: { username: 'user', token: ['access_token', 'token'] } },
    { given: { username: 'user', token: 'code' }, names: { username: 'user', token: ['code'] } },
  ]) {
    test(`gives the usual names, but for ${JSON.stringify(given)}`, () => {
      assert.deepEqual(redirectNames(given), names);
    });
  }
});
