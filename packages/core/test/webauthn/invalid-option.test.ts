import { assert } from 'chai';
import { invalidOption } from '../../src/webauthn/invalid-option.js';

suite('invalidOption', () => {
  for (const { found, kind } of [
    { found: undefined, kind: 'undefined' },
    { found: null, kind: 'null' },
    { found: 'the-secret', kind: 'string' },
    { found: 12345, kind: 'number' },
    { found: true, kind: 'boolean' },
    { found: ['the-secret'], kind: 'array' },
    { found: { secret: 'the-secret' }, kind: 'object' },
    { found: () => 'the-secret', kind: 'function' },
  ]) {
    test(`says ${kind} for a value of that kind, and never the value`, () => {
      const error = invalidOption('user.id', '1 to 64 bytes', found);
      assert.equal(error.message, `user.id: expected 1 to 64 bytes, got ${kind}`);
      assert.notInclude(error.message + JSON.stringify(error), 'the-secret');
    });
  }

  test('says "another" for a wrong value of the right kind', () => {
    const { message } = invalidOption('attestation', 'string', 'the-secret');
    assert.equal(message, 'attestation: expected string, got another');
  });

  test('is an "invalid_options" of the begin, with its path and no cause', () => {
    const error = invalidOption('rp', 'object', 5);
    assert.include(error, {
      code: 'invalid_options',
      phase: 'begin',
      path: 'rp',
      retryable: false,
    });
    assert.isFalse(Object.hasOwn(error, 'cause'));
  });
});
