import { SecondFactorError } from '@second-factor/core';
import type { SecondFactorErrorCode, SecondFactorErrorOptions } from '@second-factor/core';
import { assert } from 'chai';
import { explainError } from '../../src/i18n/explain-error.js';

/** The name of the sentence, where only our own sentences are there. */
function sentence(code: SecondFactorErrorCode, options?: SecondFactorErrorOptions) {
  const error = new SecondFactorError(code, 'x', options);
  return explainError(error, (key) => (key.startsWith('error') ? key : undefined));
}

function ompass(code: string): SecondFactorErrorOptions {
  return { provider: { name: 'ompass', code, message: '' }, status: 401 };
}

suite('explainError', () => {
  const codes: Readonly<Record<string, readonly SecondFactorErrorCode[]>> = {
    errorBlocked: ['popup_blocked'],
    errorEmbedded: ['iframe_unreachable'],
    errorExpired: ['challenge_expired', 'flow_mismatch', 'timeout'],
    errorNetwork: ['network'],
    errorRefused: ['provider_refused'],
    errorSetup: [
      'callback_misconfigured',
      'insecure_context',
      'invalid_options',
      'secret_in_browser',
      'untrusted_uri',
    ],
    errorUnknown: ['bad_response', 'busy', 'token_missing'],
    errorUnsupported: ['policy_blocked', 'unsupported'],
  };
  for (const [name, all] of Object.entries(codes)) {
    for (const code of all) {
      test(`says ${name} for "${code}"`, () => assert.equal(sentence(code), name));
    }
  }

  for (const [status, name] of [
    [400, 'errorRefused'],
    [403, 'errorRefused'],
    [429, 'errorTooMany'],
    [500, 'errorUnknown'],
    [503, 'errorUnknown'],
  ] as const) {
    test(`says ${name} for the site’s status ${status}`, () => {
      assert.equal(sentence('http', { status }), name);
    });
  }

  for (const [code, name] of [
    ['001', 'errorSetup'],
    ['004', 'errorSetup'],
    ['005', 'errorSetup'],
    ['011', 'errorExpired'],
    ['012', 'errorRefused'],
    ['014', 'errorRefused'],
  ] as const) {
    test(`says ${name} for OMPASS’s ${code}`, () => {
      assert.equal(sentence('provider_refused', ompass(code)), name);
    });
  }

  test('prefers a sentence for the provider’s code, then for ours', () => {
    const strings: Readonly<Record<string, string>> = {
      'ompass.012': 'Own words',
      provider_refused: 'Refused',
    };
    const explain = (code: string) =>
      explainError(
        new SecondFactorError('provider_refused', 'x', ompass(code)),
        (key) => strings[key],
      );
    assert.equal(explain('012'), 'Own words');
    assert.equal(explain('013'), 'Refused');
  });
});
