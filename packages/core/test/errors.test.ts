import { assert } from 'chai';
import {
  abortedError,
  isSecondFactorError,
  SecondFactorError,
  type SecondFactorErrorCode,
} from '../src/errors.js';
import { PopupBlockedError } from '../src/popup/popup-blocked-error.js';
import { closeFrames, openFrame } from './support.js';

/** Each code, and whether doing the same again may succeed where nothing else is known. */
const codes: Readonly<Record<SecondFactorErrorCode, boolean>> = {
  aborted: false,
  already_registered: false,
  authenticator_error: false,
  bad_response: false,
  busy: true,
  callback_misconfigured: false,
  challenge_expired: false,
  constraint: false,
  device_service_unavailable: false,
  flow_mismatch: false,
  http: false,
  iframe_unreachable: false,
  insecure_context: false,
  insecure_tls: false,
  invalid_app_id: false,
  invalid_domain: false,
  invalid_options: false,
  invalid_rp_id: false,
  local_network_denied: false,
  network: true,
  no_device: false,
  not_allowed: true,
  not_registered: false,
  policy_blocked: false,
  popup_blocked: true,
  popup_closed: true,
  provider_refused: false,
  secret_in_browser: false,
  signal_invalid: false,
  timeout: true,
  token_missing: false,
  unsupported: false,
  unsupported_algorithm: false,
  untrusted_uri: false,
};

suite('SecondFactorError', () => {
  for (const [code, isRetryable] of Object.entries(codes)) {
    test(`${code} is ${isRetryable ? '' : 'not '}worth another try by default`, () => {
      const error = new SecondFactorError(code as SecondFactorErrorCode, 'It ended');
      assert.equal(error.retryable, isRetryable);
    });
  }

  test('is worth another try when its maker says so', () => {
    assert.isTrue(new SecondFactorError('http', 'It ended', { retryable: true }).retryable);
    assert.isFalse(new SecondFactorError('network', 'It ended', { retryable: false }).retryable);
  });

  test('is an Error with its own name', () => {
    const error = new SecondFactorError('http', 'It ended');
    assert.instanceOf(error, Error);
    assert.equal(String(error), 'SecondFactorError: It ended');
  });

  test('tells phase, status, problem and provider', () => {
    const told = {
      phase: 'verify',
      status: 403,
      problem: 'ompass.011',
      provider: { name: 'ompass', code: '011', message: 'The token is too old' },
    } as const;
    assert.include(new SecondFactorError('provider_refused', 'It ended', told), told);
  });

  test('tells what a ceremony can tell', () => {
    const told = {
      by: 'superseded',
      elapsed: 42,
      immediate: true,
      path: 'user.id',
      reason: 'no-api',
    } as const;
    assert.include(new SecondFactorError('unsupported', 'It ended', told), told);
  });

  test('keeps its cause as it was', () => {
    const cause = new TypeError('Failed to fetch');
    assert.strictEqual(new SecondFactorError('network', 'It ended', { cause }).cause, cause);
  });

  test('has no cause of its own where none is given', () => {
    assert.isFalse(Object.hasOwn(new SecondFactorError('network', 'It ended'), 'cause'));
  });
});

suite('PopupBlockedError', () => {
  const retry = () => Promise.resolve('logged in');
  const redirect = () => Promise.reject(new Error('The page is left'));

  test('is a "popup_blocked" that is worth another try', () => {
    const error = new PopupBlockedError({ retry, redirect });
    assert.instanceOf(error, SecondFactorError);
    assert.include(error, { code: 'popup_blocked', phase: 'open', retryable: true });
    assert.isTrue(isSecondFactorError(error));
  });

  test('carries both ways on', () => {
    assert.include(new PopupBlockedError({ retry, redirect }), { retry, redirect });
  });
});

suite('isSecondFactorError', () => {
  teardown(closeFrames);

  test('knows one of this package', () => {
    assert.isTrue(isSecondFactorError(new SecondFactorError('http', 'It ended')));
  });

  test('knows one from another realm and another copy of this package', async () => {
    const { view } = await openFrame({
      srcdoc: `<script type="module">
        import { SecondFactorError } from '/packages/core/src/errors.ts';
        window.error = new SecondFactorError('http', 'It ended');
      </script>`,
    });
    const { error } = view as Window & { readonly error?: unknown };
    assert.notInstanceOf(error, Error);
    assert.isTrue(isSecondFactorError(error));
  });

  for (const { what, value } of [
    { what: 'another error', value: new Error('It ended') },
    { what: 'an error with a code alone', value: Object.assign(new Error(), { code: 'http' }) },
    { what: 'one whose code is no text', value: { name: 'SecondFactorError', code: 8 } },
    { what: 'its name', value: 'SecondFactorError' },
    { what: 'a function', value: SecondFactorError },
    { what: 'null', value: null },
    { what: 'nothing', value: undefined },
  ]) {
    test(`does not take ${what} for one`, () => {
      assert.isFalse(isSecondFactorError(value));
    });
  }
});

suite('abortedError', () => {
  for (const [what, reason, by] of [
    ['nothing', undefined, 'caller'],
    ['a text', 'the person left', 'caller'],
    ['null', null, 'caller'],
    ['an error that says it', { by: 'disconnected' }, 'disconnected'],
  ] as const) {
    test(`says by whom it was aborted with ${what}`, () => {
      assert.equal(abortedError(AbortSignal.abort(reason), 'ceremony').by, by);
    });
  }

  test("has the signal's reason as its cause, whatever it is", () => {
    const reason = { why: 'the person left' };
    const error = abortedError(AbortSignal.abort(reason), 'provider');
    assert.include(error, { code: 'aborted', phase: 'provider' });
    assert.strictEqual(error.cause, reason);
  });
});
