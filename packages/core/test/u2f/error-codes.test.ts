import { assert } from 'chai';
import { SecondFactorError, type SecondFactorErrorCode } from '../../src/errors.js';
import { explainU2fCode, u2fErrorCode } from '../../src/u2f/error-codes.js';

const rows: readonly (readonly [number, SecondFactorErrorCode, SecondFactorErrorCode])[] = [
  [1, 'authenticator_error', 'authenticator_error'],
  [2, 'invalid_app_id', 'invalid_app_id'],
  [3, 'unsupported', 'unsupported'],
  [4, 'already_registered', 'not_registered'],
  [5, 'timeout', 'timeout'],
];

suite('explainU2fCode', () => {
  for (const [number, whenRegistering, whenSigning] of rows) {
    test(`says ${whenRegistering} or ${whenSigning} for ${number}, and the way back is ${number}`, () => {
      for (const [operation, code] of [
        ['register', whenRegistering],
        ['sign', whenSigning],
      ] as const) {
        const error = explainU2fCode(number, operation);
        assert.instanceOf(error, SecondFactorError);
        assert.include(error, { code, phase: 'ceremony' });
        assert.match(error.message, /^[A-Z][^.]+$/);
        assert.equal(u2fErrorCode(error), number);
      }
    });
  }

  for (const code of [0, 6, -1, 1.5, NaN, '4', '__proto__', null, undefined, 'four']) {
    test(`says authenticator_error for ${String(code)}, which U2F has not`, () => {
      assert.equal(explainU2fCode(code, 'sign').code, 'authenticator_error');
    });
  }

  test('adds what it is told', () => {
    const provider = { name: 'device-service', code: '1', message: 'Connect a token' };
    assert.strictEqual(explainU2fCode(1, 'sign', { provider }).provider, provider);
  });
});

suite('u2fErrorCode', () => {
  for (const [number, codes] of [
    [1, ['aborted', 'authenticator_error', 'bad_response', 'busy', 'constraint', 'network']],
    [1, ['no_device', 'not_allowed', 'policy_blocked', 'device_service_unavailable']],
    [2, ['insecure_tls', 'invalid_app_id', 'invalid_domain', 'invalid_options', 'invalid_rp_id']],
    [3, ['insecure_context', 'unsupported', 'unsupported_algorithm']],
    [4, ['already_registered', 'not_registered']],
    [5, ['timeout']],
  ] as const) {
    for (const code of codes) {
      test(`gives ${number} for ${code}`, () => {
        assert.equal(u2fErrorCode(new SecondFactorError(code, 'It ended')), number);
      });
    }
  }

  for (const [what, error] of [
    ['an error of an other kind', new TypeError('It ended')],
    ['a DOMException', new DOMException('It ended', 'TimeoutError')],
    ['nothing', undefined],
    ['a text', 'timeout'],
  ] as const) {
    test(`gives 1 for ${what}`, () => {
      assert.equal(u2fErrorCode(error), 1);
    });
  }
});
