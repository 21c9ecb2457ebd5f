import { assert } from 'chai';
import { authenticate } from '../../src/webauthn/authenticate.js';
import { register } from '../../src/webauthn/register.js';
import { requireWebAuthn } from '../../src/webauthn/require-webauthn.js';
import { replaceCredentials, restoreCredentials } from '../credentials.js';
import { creationOptions, requestOptions } from '../keys.js';
import { failureOf } from '../support.js';

/** Runs something while a member of `window` is another. */
async function withWindow(members: object, run: () => unknown): Promise<void> {
  const own = Object.keys(members).map(
    (name) => [name, Object.getOwnPropertyDescriptor(window, name)] as const,
  );
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(window, name, { value: value as unknown, configurable: true });
  }
  try {
    await run();
  } finally {
    for (const [name, descriptor] of own) {
      if (descriptor) Object.defineProperty(window, name, descriptor);
      else Reflect.deleteProperty(window, name);
    }
  }
}

suite('requireWebAuthn', () => {
  teardown(restoreCredentials);

  test('is content with this browser', () => {
    assert.doesNotThrow(requireWebAuthn);
  });

  test('is "unsupported" where there is no WebAuthn, and the browser is not called', async () => {
    const calls = replaceCredentials();
    await withWindow({ PublicKeyCredential: undefined }, async () => {
      for (const run of [
        requireWebAuthn,
        () => register(creationOptions()),
        () => authenticate(requestOptions()),
      ]) {
        const error = await failureOf(run);
        assert.include(error, { code: 'unsupported', reason: 'no-api', phase: 'ceremony' });
      }
    });
    assert.lengthOf(calls, 0);
  });

  test('is "insecure_context" by http, which another browser would not help', async () => {
    await withWindow({ isSecureContext: false, PublicKeyCredential: undefined }, async () => {
      const error = await failureOf(requireWebAuthn);
      assert.include(error, { code: 'insecure_context', phase: 'ceremony' });
    });
  });
});
