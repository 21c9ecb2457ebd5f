import * as core from '@second-factor/core';
import * as ompass from '@second-factor/core/ompass';
import { assert } from 'chai';

suite('the package', () => {
  test('exports what its readers call, and nothing else', () => {
    assert.hasAllKeys(core, [
      'PopupBlockedError',
      'SecondFactorError',
      'callback',
      'isSecondFactorError',
      'login',
      'ompass',
      'rejoin',
      'resume',
    ]);
  });

  test('exports OMPASS by itself too', () => {
    assert.hasAllKeys(ompass, ['callback', 'login', 'ompass', 'rejoin', 'resume']);
    assert.strictEqual(ompass.ompass, core.ompass);
  });
});
