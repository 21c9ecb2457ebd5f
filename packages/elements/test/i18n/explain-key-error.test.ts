import { SecondFactorError } from '@second-factor/core';
import type { SecondFactorErrorCode } from '@second-factor/core';
import { assert } from 'chai';
import { explainKeyError } from '../../src/i18n/explain-key-error.js';
import { explainError } from '../../src/i18n/explain-error.js';
import type { StringOverrides } from '../../src/i18n/strings.js';

/** The name of the sentence, where only our own sentences are there. */
function sentence(error: SecondFactorError): string | undefined {
  const name = (key: keyof StringOverrides) => (key.startsWith('error') ? key : undefined);
  return explainKeyError(error, name) ?? explainError(error, name);
}

suite('explainKeyError', () => {
  const codes: Readonly<Record<string, readonly SecondFactorErrorCode[]>> = {
    errorEmbedded: ['policy_blocked'],
    errorExpired: ['challenge_expired', 'timeout'],
    errorConnectKey: ['no_device'],
    errorDeviceService: ['device_service_unavailable'],
    errorLocalNetwork: ['local_network_denied'],
    errorInsecure: ['insecure_context'],
    errorKey: ['authenticator_error', 'busy', 'constraint', 'unsupported_algorithm'],
    errorNetwork: ['network'],
    errorNotRegistered: ['not_registered'],
    errorRegistered: ['already_registered'],
    errorSetup: [
      'insecure_tls',
      'invalid_app_id',
      'invalid_domain',
      'invalid_options',
      'invalid_rp_id',
      'secret_in_browser',
      'untrusted_uri',
    ],
    errorUnknown: ['bad_response', 'signal_invalid'],
    errorUnsupported: ['unsupported'],
  };
  for (const [name, all] of Object.entries(codes)) {
    for (const code of all) {
      test(`says ${name} for "${code}"`, () => {
        assert.equal(sentence(new SecondFactorError(code, 'x')), name);
      });
    }
  }

  for (const [problem, status, name] of [
    ['login_required', 401, 'errorLogin'],
    ['password_required', 401, 'errorPassword'],
    ['method_not_offered', 404, 'errorSetup'],
    ['request_too_large', 413, 'errorSetup'],
    ['credential_refused', 403, 'errorRefused'],
    ['user_verification_required', 403, 'errorRefused'],
    ['counter_not_increased', 403, 'errorRefused'],
    ['key_not_found', 404, 'errorRefused'],
    ['rate_limited', 429, 'errorTooMany'],
    ['server_busy', 403, 'errorRefused'],
    ['account_not_registered_yet', 403, 'errorRefused'],
    ['hook_failed', 500, 'errorUnknown'],
  ] as const) {
    test(`says ${name} for the site’s "${problem}"`, () => {
      assert.equal(sentence(new SecondFactorError('http', 'x', { problem, status })), name);
    });
  }

  test('tells a person without keys from a key that is somebody else’s', () => {
    const error = new SecondFactorError('not_registered', 'x', { phase: 'begin' });
    assert.equal(sentence(error), 'errorNoKeys');
  });

  for (const [reason, name] of [
    ['origin-refused', 'errorSetup'],
    ['blocked-by-csp', 'errorSetup'],
    ['no-service', 'errorSetup'],
    ['not-granted', 'errorLocalNetwork'],
    ['untrusted-or-absent', 'errorDeviceService'],
  ] as const) {
    test(`says ${name} for a Device Service that is unavailable: ${reason}`, () => {
      const error = new SecondFactorError('device_service_unavailable', 'x', {
        phase: 'ceremony',
        reason,
      });
      assert.equal(sentence(error), name);
    });
  }

  test('says the same of a key that nobody touched in time as of one that nobody used', () => {
    const error = new SecondFactorError('timeout', 'x', { phase: 'ceremony' });
    assert.equal(
      explainKeyError(error, (key) => key),
      'timeout',
    );
    assert.equal(
      explainKeyError(error, (key) => (key === 'noKey' ? key : undefined)),
      'noKey',
    );
  });

  test('prefers the page’s sentence for the provider’s code', () => {
    const provider = { name: 'netiq', code: 'NOT_ENROLLED', message: '' };
    const error = new SecondFactorError('not_registered', 'x', { phase: 'begin', provider });
    assert.equal(
      explainKeyError(error, (key) => key),
      'netiq.NOT_ENROLLED',
    );
  });

  test('prefers the page’s sentence for the code', () => {
    const strings: StringOverrides = { busy: 'Busy', errorKey: 'Key' };
    const explain = (code: SecondFactorErrorCode) =>
      explainKeyError(new SecondFactorError(code, 'x'), (key) => strings[key]);
    assert.equal(explain('busy'), 'Busy');
    assert.equal(explain('constraint'), 'Key');
  });
});
