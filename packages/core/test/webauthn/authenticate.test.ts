import { assert } from 'chai';
import { authenticate } from '../../src/webauthn/authenticate.js';
import { register } from '../../src/webauthn/register.js';
import { rejectWith, replaceCredentials, restoreCredentials, withHex } from '../credentials.js';
import {
  addKey,
  addU2fKey,
  creationOptions,
  credentialsOf,
  removeKeys,
  requestOptions,
} from '../keys.js';
import { person } from '../popups.js';
import { failureOf } from '../support.js';

suite('authenticate', () => {
  teardown(async () => {
    restoreCredentials();
    await removeKeys();
  });

  for (const [name, add] of [
    ['a CTAP2 key', addKey],
    ['a U2F key', addU2fKey],
  ] as const) {
    test(`signs with ${name} that was registered`, async () => {
      const key = await add();
      const { id } = (await register(creationOptions())).credential;
      const before = (await credentialsOf(key))[0]?.signCount ?? 0;
      const allowCredentials = [{ type: 'public-key', id }];
      const { credential } = await authenticate(requestOptions({ allowCredentials }));
      assert.equal(credential.id, id);
      assert.deepEqual(JSON.parse(JSON.stringify(credential)), credential);
      assert.isAbove((await credentialsOf(key))[0]?.signCount ?? 0, before);
    });
  }

  test('finds the person by a discoverable credential', async () => {
    await addKey();
    const authenticatorSelection = { residentKey: 'required', userVerification: 'required' };
    await register(creationOptions({ authenticatorSelection }));
    const { credential } = await authenticate(requestOptions());
    assert.equal(credential.response.userHandle, 'AQIDBA');
  });

  test('takes ids that are padded and in the standard alphabet', async () => {
    await addKey();
    const { id } = (await register(creationOptions())).credential;
    const standard = id.replace(/-/g, '+').replace(/_/g, '/');
    const padded = standard.padEnd(Math.ceil(standard.length / 4) * 4, '=');
    const allowCredentials = [{ type: 'public-key', id: padded }];
    const { credential } = await authenticate(requestOptions({ allowCredentials }));
    assert.equal(credential.id, id);
  });

  test('asks the browser in the task of the click', async () => {
    const calls = replaceCredentials();
    const isActive = await person.click(() => {
      void authenticate(requestOptions());
      assert.lengthOf(calls, 1);
      return navigator.userActivation.isActive;
    });
    assert.isTrue(isActive);
  });

  test('does not ask the browser with options that are wrong', async () => {
    const calls = replaceCredentials();
    const allowCredentials = [{ id: 7 }];
    const error = await failureOf(() => authenticate(requestOptions({ allowCredentials })));
    assert.include(error, { code: 'invalid_options', path: 'allowCredentials[0].id' });
    assert.lengthOf(calls, 0);
  });

  test('keeps allowCredentials as the filter of a field', async () => {
    const calls = replaceCredentials();
    const allowCredentials = [{ type: 'public-key', id: 'AQID' }];
    await authenticate(requestOptions({ allowCredentials }), { conditional: true });
    const { publicKey } = calls[0]?.request ?? {};
    assert.deepNestedInclude(withHex(publicKey), { 'allowCredentials[0].id': 'hex 010203' });
  });

  test('evaluates prf for the credential that is used', async () => {
    await addKey({ hasPrf: true });
    const { id } = (
      await register(
        creationOptions({
          authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
          extensions: { prf: {} },
        }),
      )
    ).credential;
    const { credential, prf } = await authenticate(
      requestOptions({
        allowCredentials: [{ type: 'public-key', id }],
        extensions: { prf: { evalByCredential: { [id]: { first: 'AQIDBA', second: 'BQ' } } } },
      }),
    );
    assert.equal(prf?.first.byteLength, 32);
    assert.equal(prf?.second?.byteLength, 32);
    assert.deepEqual<unknown>(credential.clientExtensionResults, { prf: {} });
  });

  test('fails with its own error whatever the browser throws', async () => {
    replaceCredentials({ get: () => rejectWith('cancelled') });
    const error = await failureOf(() => authenticate(requestOptions()));
    assert.include(error, { code: 'authenticator_error', cause: 'cancelled' });
  });
});
