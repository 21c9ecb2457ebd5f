import { assert } from 'chai';
import { register } from '../../src/webauthn/register.js';
import { authenticate } from '../../src/webauthn/authenticate.js';
import { credentialOf, replaceCredentials, restoreCredentials } from '../credentials.js';
import { creationOptions, requestOptions } from '../keys.js';
import { failureOf } from '../support.js';

/** What refuses every question. */
const evil: unknown = new Proxy(
  {},
  {
    get() {
      throw new Error('evil');
    },
  },
);

suite('register, with a password manager that lies', () => {
  teardown(restoreCredentials);

  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  for (const [title, change] of [
    ['with a text for its rawId', { rawId: 'AQID' }],
    ['with an empty rawId', { rawId: new ArrayBuffer(0) }],
    ['with results in a circle', { getClientExtensionResults: () => cyclic }],
    ['with a response that throws', { response: evil }],
  ] as const) {
    test(`ends in "authenticator_error" for a credential ${title}`, async () => {
      replaceCredentials({ create: () => Object.assign(credentialOf('create'), change) });
      const { code } = await failureOf(() => register(creationOptions()));
      assert.equal(code, 'authenticator_error');
    });
  }

  test('ends in "authenticator_error" for an error that cannot be asked', async () => {
    replaceCredentials({
      create: () => {
        throw evil;
      },
    });
    const { code, cause } = await failureOf(() => register(creationOptions()));
    assert.equal(code, 'authenticator_error');
    assert.equal(cause, evil);
  });
});

suite('options that a server got wrong', () => {
  teardown(restoreCredentials);

  for (const [extensions, path] of [
    [{ prf: 5 }, 'extensions.prf'],
    [{ prf: { eval: 'x' } }, 'extensions.prf.eval'],
    [{ prf: { evalByCredential: 'x' } }, 'extensions.prf.evalByCredential'],
    [{ prf: { evalByCredential: { AQ: { first: 'AQ' } } } }, 'extensions.prf.evalByCredential'],
    [{ largeBlob: 'x' }, 'extensions.largeBlob'],
  ] as const) {
    test(`name ${path} for ${JSON.stringify(extensions)}`, async () => {
      const calls = replaceCredentials();
      const error = await failureOf(() => register(creationOptions({ extensions })));
      assert.deepEqual([error.code, error.path], ['invalid_options', path]);
      assert.isEmpty(calls);
    });
  }

  for (const [timeout, used] of [
    ['20000', 20_000],
    [-1, 300_000],
    ['soon', 300_000],
    [null, 300_000],
  ] as const) {
    test(`give ${used} ms for a timeout of ${JSON.stringify(timeout)}`, async () => {
      const calls = replaceCredentials();
      await authenticate(requestOptions({ timeout }));
      assert.equal(calls[0]?.request.publicKey?.timeout, used);
    });
  }
});
