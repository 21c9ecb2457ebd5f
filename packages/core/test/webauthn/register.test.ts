import { assert } from 'chai';
import { decodeBytes } from '../../src/webauthn/bytes.js';
import { register } from '../../src/webauthn/register.js';
import {
  credentialOf,
  rejectWith,
  replaceCredentials,
  restoreCredentials,
} from '../credentials.js';
import { addKey, addU2fKey, creationOptions, credentialsOf, removeKeys } from '../keys.js';
import { person } from '../popups.js';
import { failureOf } from '../support.js';

suite('register', () => {
  teardown(async () => {
    restoreCredentials();
    await removeKeys();
  });

  for (const [name, add] of [
    ['a CTAP2 key', addKey],
    ['a U2F key', addU2fKey],
  ] as const) {
    test(`puts a credential on ${name}, and gives it as JSON`, async () => {
      const key = await add();
      const { credential, prf } = await register(creationOptions());
      const [made] = await credentialsOf(key);
      assert.deepEqual(
        decodeBytes(made?.credentialId, 'on the key'),
        decodeBytes(credential.id, 'in JSON'),
      );
      assert.equal(credential.type, 'public-key');
      assert.deepEqual(JSON.parse(JSON.stringify(credential)), credential);
      assert.isUndefined(prf);
    });

    test(`refuses ${name} that is registered already`, async () => {
      await add();
      const { id } = (await register(creationOptions())).credential;
      const excludeCredentials = [{ type: 'public-key', id }];
      const error = await failureOf(() => register(creationOptions({ excludeCredentials })));
      assert.equal(error.code, 'already_registered');
    });
  }

  test('takes the options in the envelope that the server sent', async () => {
    await addKey();
    const { credential } = await register({ publicKey: creationOptions(), state: 'x' });
    assert.isNotEmpty(credential.id);
  });

  test('asks the browser in the task of the click', async () => {
    const calls = replaceCredentials();
    const isActive = await person.click(() => {
      void register(creationOptions());
      assert.lengthOf(calls, 1);
      return navigator.userActivation.isActive;
    });
    assert.isTrue(isActive);
  });

  test('does not ask the browser with options that are wrong', async () => {
    const calls = replaceCredentials();
    const error = await failureOf(() => register(creationOptions({ challenge: '?' })));
    assert.include(error, { code: 'invalid_options', path: 'challenge' });
    assert.lengthOf(calls, 0);
  });

  test('hands over options that whatever stands in for the browser can clone', async () => {
    const clones: unknown[] = [];
    replaceCredentials({
      create({ publicKey }) {
        clones.push(structuredClone(publicKey));
        return credentialOf('create');
      },
    });
    const transports = new Proxy(['usb'], {});
    const excludeCredentials = new Proxy([new Proxy({ id: 'AQID', transports }, {})], {});
    await register(new Proxy(creationOptions({ excludeCredentials }), {}));
    assert.deepNestedInclude(clones[0], { 'excludeCredentials[0].transports': ['usb'] });
  });

  test('asks a password manager without a prompt when it is conditional', async () => {
    const calls = replaceCredentials();
    await register(creationOptions(), { conditional: true });
    assert.propertyVal(calls[0]?.request, 'mediation', 'conditional');
  });

  test('gives the secrets of prf beside the JSON, or in it too', async () => {
    await addKey({ hasPrf: true });
    const options = creationOptions({
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      extensions: { prf: { eval: { first: 'AQIDBA' } } },
    });
    const { credential, prf } = await register(options);
    assert.equal(prf?.first.byteLength, 32);
    assert.deepEqual<unknown>(credential.clientExtensionResults, { prf: { enabled: true } });
    const { clientExtensionResults } = (await register(options, { includePrfResults: true }))
      .credential;
    assert.nestedProperty(clientExtensionResults, 'prf.results.first');
  });

  test('fails with its own error whatever the browser throws', async () => {
    replaceCredentials({ create: () => rejectWith(undefined) });
    const error = await failureOf(() => register(creationOptions()));
    assert.include(error, { code: 'authenticator_error', phase: 'ceremony' });
  });
});
